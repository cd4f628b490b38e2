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
import { diagramOf } from './diagram'

const diagram = diagramOf('case', caseStatuses)
const steps = Object.keys(caseSteps) as CaseStep[]

describe('the states of a case', () => {
  it.each(caseStatuses)('lead from %s where the diagram of the manual says', (status) => {
    expect(new Set(allowedFrom({ status, handling: 'IMMEDIATE' }))).toEqual(new Set(diagram[status]))
    const long = diagram[status].filter((to) => !(status === 'ACCEPTED' && to === 'RESOLVED'))
    expect(new Set(allowedFrom({ status, handling: 'TRANSFER' }))).toEqual(new Set(long))
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
          expect(diagram[before]).toContain(status)
          expect(before === 'ACCEPTED' && status === 'RESOLVED' && handling !== 'IMMEDIATE').toBe(false)
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

  it('moves its deadlines by the pause, and by nothing when there was none', () => {
    const now = new Date('2026-11-18T09:30:00Z')
    const deadlines = { respondBy: new Date('2026-11-18T07:30:00Z'), dueAt, warnAt: new Date('2026-11-18T06:00:00Z') }
    const later = { dueAt: new Date('2026-11-18T10:30:00Z'), warnAt: new Date('2026-11-18T08:30:00Z') }
    const paused = { ...deadlines, pausedSince: new Date('2026-11-18T07:00:00Z') }
    const waiting = { ...later, respondBy: new Date('2026-11-18T10:00:00Z'), pausedSince: null }
    expect(resumed({ ...paused, respondedAt: null }, now)).toEqual(waiting)
    expect(resumed({ ...paused, respondedAt: now }, now)).toEqual({ ...waiting, respondBy: deadlines.respondBy })
    const running = { ...deadlines, pausedSince: null }
    expect(resumed({ ...running, respondedAt: null }, now)).toEqual(running)
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
