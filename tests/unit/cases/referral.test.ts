import fc from 'fast-check'
import { IllegalTransition } from '../../../shared/errors'
import {
  after,
  allowedFrom,
  isOut,
  referralStatuses,
  referralSteps,
  type ReferralStatus,
  type ReferralStep,
} from '../../../subgraphs/cases/referral/referral'
import { diagramOf } from './diagram'

const diagram = diagramOf('referral', referralStatuses)

describe('the states of a referral', () => {
  it.each(referralStatuses)('lead from %s where the diagram of the manual says', (status) => {
    expect(new Set(allowedFrom(status))).toEqual(new Set(diagram[status]))
    expect(isOut(status)).toBe(diagram[status].length > 0)
  })

  it('are never left for one that the diagram does not have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...(Object.keys(referralSteps) as ReferralStep[])), { maxLength: 40 }),
        (called) => {
          let status: ReferralStatus = 'OFFERED'
          for (const step of called) {
            const before: ReferralStatus = status
            try {
              status = after(status, step)
            } catch (error) {
              expect(error).toBeInstanceOf(IllegalTransition)
              continue
            }
            expect(diagram[before]).toContain(status)
          }
        },
      ),
    )
  })
})
