import fc from 'fast-check'
import type { Candidate } from '../../../subgraphs/cases/candidate/candidate'
import type { TimeWindow } from '../../../subgraphs/cases/case/case-parts'
import {
  clash,
  isGroup,
  offerKey,
  scoreOf,
  type Rooms,
  type WaitingNeed,
} from '../../../subgraphs/cases/dispatch/dispatch'
import { greedy } from '../../../subgraphs/cases/dispatch/greedy'
import { optimum } from '../../../subgraphs/cases/dispatch/optimum'

const hour = (n: number) => new Date(Date.UTC(2026, 10, 23, n))

function candidate(offer: number, score: number, group: boolean): Candidate {
  const provider = {
    providerId: `p${offer}`,
    providerName: 'P',
    providerKind: group ? 'VOLUNTEER_GROUP' : 'ENTERPRISE',
  } as const
  return {
    source: 'some',
    ...provider,
    offerId: group ? null : `o${offer}`,
    title: 'T',
    score,
    reasons: [],
    distanceMeters: null,
    fee: null,
  }
}

const window = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 4 }))
  .map(([from, long]): TimeWindow => ({ startsAt: hour(from), endsAt: hour(from + long) }))
const offers = fc.uniqueArray(
  fc.record({ offer: fc.integer({ min: 0, max: 5 }), score: fc.integer({ min: 1, max: 100 }) }),
  { maxLength: 4, selector: ({ offer }) => offer },
)
/** Offers 0 to 2 are services, 3 to 5 groups. */
const needs = fc
  .array(fc.record({ windows: fc.array(window, { maxLength: 2 }), offers }), { minLength: 1, maxLength: 6 })
  .map((list) =>
    list.map(({ windows, offers: each }, n): WaitingNeed => ({
      caseId: `c${n}`,
      openedAt: hour((n * 7) % 5),
      windows,
      candidates: each
        .map(({ offer, score }) => candidate(offer, score / 100, offer > 2))
        .sort((a, b) => b.score - a.score),
    })),
  )
const rooms = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 2 }))
  .map((each): Rooms => new Map(each.map((room, offer) => [`o${offer}`, room])))

/** Every way there is. */
function best(list: readonly WaitingNeed[], room: Rooms, taken: readonly [WaitingNeed, Candidate][] = []): number {
  const [need, ...others] = list
  if (!need) return taken.reduce((sum, [, each]) => sum + each.score, 0)
  let most = best(others, room, taken)
  for (const each of need.candidates) {
    const same = taken.filter(([, other]) => offerKey(other) === offerKey(each))
    const fits = isGroup(each)
      ? !same.some(([other]) => clash(other.windows, need.windows))
      : same.length < (room.get(offerKey(each)) ?? 0)
    if (fits) most = Math.max(most, best(others, room, [...taken, [need, each]]))
  }
  return most
}

describe('the plan of many needs', () => {
  it('is as good as the best of all ways there are, and breaks no rule', async () => {
    await fc.assert(
      fc.asyncProperty(needs, rooms, async (list, room) => {
        const plan = await optimum(list, room)
        expect(scoreOf(plan)).toBeCloseTo(best(list, room), 6)
        const chosen = plan.map(({ caseId, candidate: each }) => {
          const need = list.find((other) => other.caseId === caseId) as WaitingNeed
          return [need, each] as [WaitingNeed, Candidate]
        })
        expect(new Set(plan.map(({ caseId }) => caseId)).size).toBe(plan.length)
        // Taking what the plan takes, and nothing else, is one of the ways there are.
        const only = chosen.map(([need, each]) => ({ ...need, candidates: [each] }))
        expect(best(only, room)).toBeCloseTo(scoreOf(plan), 6)
      }),
      { numRuns: 10 },
    )
  })

  it('is never worse than taking the best of what is left, need by need', async () => {
    const list: WaitingNeed[] = [
      { caseId: 'a', openedAt: hour(0), windows: [], candidates: [candidate(0, 0.9, false), candidate(1, 0.8, false)] },
      { caseId: 'b', openedAt: hour(1), windows: [], candidates: [candidate(0, 0.85, false)] },
    ]
    const room = new Map([
      ['o0', 1],
      ['o1', 1],
    ])
    expect(scoreOf(greedy(list, room))).toBeCloseTo(0.9)
    const plan = await optimum(list, room)
    expect(plan.map(({ caseId, candidate: each }) => [caseId, each.offerId])).toEqual([
      ['a', 'o1'],
      ['b', 'o0'],
    ])
  })

  it('is the same for the same needs in any order', async () => {
    const list = [...Array(12).keys()].map((n): WaitingNeed => ({
      caseId: `c${n}`,
      openedAt: hour(n % 3),
      windows: [],
      candidates: [0, 1, 2].map((offer) => candidate(offer, 0.5, false)),
    }))
    const room = new Map([0, 1, 2].map((offer) => [`o${offer}`, 2]))
    const plan = await optimum(list, room)
    expect(plan).toHaveLength(6)
    expect(await optimum([...list].reverse(), room)).toEqual(plan)
  })

  it('sends a group to one need at a time, and to two at different times', async () => {
    const at = (caseId: string, ...windows: TimeWindow[]): WaitingNeed => {
      return { caseId, openedAt: hour(0), windows, candidates: [candidate(4, 0.5, true)] }
    }
    const morning = { startsAt: hour(1), endsAt: hour(3) }
    const later = { startsAt: hour(3), endsAt: hour(5) }
    expect(await optimum([at('a', morning), at('b', later)], new Map())).toHaveLength(2)
    expect(await optimum([at('a', morning), at('b', morning, later)], new Map())).toHaveLength(1)
    expect(await optimum([at('a', morning), at('b')], new Map())).toHaveLength(1)
  })
})
