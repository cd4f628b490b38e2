import fc from 'fast-check'
import { IllegalTransition } from '../../../shared/errors'
import {
  after,
  allowedFrom,
  caseStatuses,
  caseSteps,
  isOpen,
  isOverdue,
  type CaseStatus,
  type CaseStep,
} from '../../../subgraphs/cases/case/case'
import { resumed } from '../../../subgraphs/cases/case/case-clock'
import { approximate } from '../../../subgraphs/cases/case/approximate-location'
import { numberPrefix } from '../../../subgraphs/cases/case/case-number'
import { handlings } from '../../../subgraphs/cases/service-item/service-item'
import { distanceMeters } from '../../../shared/geo'

/** The diagram, once more and by hand. */
const diagram: Record<CaseStatus, CaseStatus[]> = {
  RECEIVED: ['ACCEPTED', 'REDIRECTED', 'WITHDRAWN'],
  ACCEPTED: ['ASSESSED', 'WITHDRAWN'],
  ASSESSED: ['PLANNED', 'WITHDRAWN'],
  PLANNED: ['IN_PROGRESS', 'WITHDRAWN'],
  IN_PROGRESS: ['COORDINATING', 'RESOLVED', 'WITHDRAWN'],
  COORDINATING: ['COORDINATING', 'RESOLVED', 'WITHDRAWN'],
  RESOLVED: ['CLOSED', 'IN_PROGRESS'],
  CLOSED: ['IN_PROGRESS'],
  REDIRECTED: [],
  WITHDRAWN: [],
}
const steps = Object.keys(caseSteps) as CaseStep[]

describe('the states of a case', () => {
  it.each(caseStatuses)('lead from %s where the diagram says', (status) => {
    expect(new Set(allowedFrom({ status, handling: 'TRANSFER' }))).toEqual(new Set(diagram[status]))
  })

  it('have a short way for what is handled at once, and for nothing else', () => {
    expect(after({ status: 'ACCEPTED', handling: 'IMMEDIATE' }, 'resolve')).toBe('RESOLVED')
    for (const handling of ['DOCUMENTS', 'TRANSFER'] as const)
      expect(() => after({ status: 'ACCEPTED', handling }, 'resolve')).toThrow(IllegalTransition)
  })

  it('are never left for one that the diagram does not have, whatever is called', () => {
    const lives = fc.tuple(fc.constantFrom(...handlings), fc.array(fc.constantFrom(...steps), { maxLength: 60 }))
    fc.assert(
      fc.property(lives, ([handling, called]) => {
        let status: CaseStatus = 'RECEIVED'
        for (const step of called) {
          const before: CaseStatus = status
          try {
            status = after({ status, handling }, step)
          } catch (error) {
            expect(error).toMatchObject({
              code: 'ILLEGAL_TRANSITION',
              details: { from: before, allowed: allowedFrom({ status, handling }) },
            })
            continue
          }
          const short = handling === 'IMMEDIATE' && before === 'ACCEPTED' && status === 'RESOLVED'
          expect(short || diagram[before].includes(status)).toBe(true)
        }
      }),
    )
  })
})

describe('the clock of a case', () => {
  const dueAt = new Date('2026-11-18T08:00:00Z')

  it('is overdue after its deadline, while there is work left and the clock runs', () => {
    const late = new Date('2026-11-18T08:00:01Z')
    expect(isOverdue({ status: 'ACCEPTED', dueAt, pausedSince: null }, late)).toBe(true)
    expect(isOverdue({ status: 'ACCEPTED', dueAt, pausedSince: null }, dueAt)).toBe(false)
    expect(isOverdue({ status: 'ACCEPTED', dueAt, pausedSince: dueAt }, late)).toBe(false)
    expect(isOverdue({ status: 'RESOLVED', dueAt, pausedSince: null }, late)).toBe(false)
    expect(isOpen('RESOLVED')).toBe(false)
  })

  it('moves its deadline by the pause, and by nothing when there was none', () => {
    const now = new Date('2026-11-18T09:30:00Z')
    const warnAt = new Date('2026-11-18T06:00:00Z')
    expect(resumed({ dueAt, warnAt, pausedSince: new Date('2026-11-18T07:00:00Z') }, now)).toEqual({
      dueAt: new Date('2026-11-18T10:30:00Z'),
      warnAt: new Date('2026-11-18T08:30:00Z'),
      pausedSince: null,
    })
    expect(resumed({ dueAt, warnAt, pausedSince: null }, now)).toEqual({ dueAt, warnAt, pausedSince: null })
  })
})

describe('a rough place', () => {
  const place = fc.record({
    latitude: fc.double({ min: -80, max: 80, noNaN: true }),
    longitude: fc.double({ min: -179, max: 179, noNaN: true }),
  })
  it('is within some 360 m of the exact one, and is its own rough place', () => {
    fc.assert(
      fc.property(place, (exact) => {
        const rough = approximate(exact)
        expect(distanceMeters(exact, rough)).toBeLessThan(362)
        expect(approximate(rough)).toEqual(rough)
      }),
    )
  })
})

it.each([
  ['xicheng.g.qianggen', 'QG'],
  ['x.fengsheng', 'FS'],
  ['x.dazhalan', 'DZL'],
  ['x.n1', 'N1'],
])('numbers of %s begin with %s', (code, prefix) => expect(numberPrefix(code)).toBe(prefix))
