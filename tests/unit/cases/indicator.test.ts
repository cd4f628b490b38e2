import fc from 'fast-check'
import { blocksOf, checkedPeriod, dayNumber, dayOf } from '../../../subgraphs/cases/indicator/period'
import { expectedCount, isSurge, poissonTail } from '../../../subgraphs/cases/indicator/surge'
import { seesFigures } from '../../../subgraphs/cases/indicator/indicator.policy'
import { anonymous, type Viewer } from '../../../shared/auth'

describe('a period in blocks', () => {
  it('is every one of its days once, and no other day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 6000 }), (first, length) => {
        const times = new Map<number, number>()
        for (const { level, first: from, last, sign } of blocksOf(first, first + length))
          for (let day = from * 4 ** level; day < (last + 1) * 4 ** level; day += 1)
            times.set(day, (times.get(day) ?? 0) + sign)
        const wrong = [...times].filter(([day, n]) => n !== (day >= first && day <= first + length ? 1 : 0))
        expect([wrong, [...times.values()].filter((n) => n === 1).length]).toEqual([[], length + 1])
      }),
    )
  })

  it('is few blocks, wherever it begins and however long it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), fc.integer({ min: 0, max: 1000 }), (first, length) => {
        const blocks = blocksOf(first, first + length).map((range) => range.last - range.first + 1)
        expect(blocks.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(20)
      }),
    )
    expect(blocksOf(10, 9)).toEqual([])
  })

  it('is refused when it ends before it begins', () => {
    expect(() => checkedPeriod('2026-03-02', '2026-03-01')).toThrow('Must not be before')
    expect(dayOf(dayNumber('2024-02-29'))).toBe('2024-02-29')
  })
})

describe('a surge', () => {
  it('has the tail probabilities of the Poisson distribution', () => {
    // R: ppois(count - 1, expected, lower.tail = FALSE)
    expect(poissonTail(5, 1)).toBeCloseTo(0.003659847, 8)
    expect(poissonTail(10, 2.5)).toBeCloseTo(0.000277352, 7)
    expect(poissonTail(1000, 900)).toBeCloseTo(0.000599, 4)
    expect(poissonTail(3, 0)).toBe(0)
    expect(poissonTail(0, 4)).toBe(1)
  })

  it('agrees with the sum from below', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.double({ min: 0.05, max: 30, noNaN: true }),
        (count, expected) => {
          let term = Math.exp(-expected)
          let below = 0
          for (let i = 0; i < count; i += 1) {
            below += term
            term *= expected / (i + 1)
          }
          expect(poissonTail(count, expected)).toBeCloseTo(1 - below, 9)
        },
      ),
    )
  })

  it('is at least five, however unlikely fewer are', () => {
    const none = { before: 0, allBefore: 100, sameWeekdayBefore: 20 }
    expect(isSurge({ ...none, count: 4 })).toBe(false)
    expect(isSurge({ ...none, count: 5 })).toBe(true)
  })

  it('is no busy Monday', () => {
    const month = { before: 56, allBefore: 560 }
    expect(expectedCount({ ...month, count: 8, sameWeekdayBefore: 320 })).toBe(8)
    expect(isSurge({ ...month, count: 10, sameWeekdayBefore: 320 })).toBe(false)
    expect(isSurge({ ...month, count: 10, sameWeekdayBefore: 40 })).toBe(true)
  })
})

describe('figures of an area', () => {
  const viewer = (role: Viewer['role'], area: string | null): Viewer => ({ ...anonymous, role, area })

  it('are read by the administrator, and by officers and stations of the area', () => {
    expect(seesFigures(viewer('HUB_ADMIN', null), 'x.g.q')).toBe(true)
    expect(seesFigures(viewer('SUBDISTRICT_OFFICER', 'x.g'), 'x.g.q')).toBe(true)
    expect(seesFigures(viewer('STATION_WORKER', 'x.g.q'), 'x.g.q')).toBe(true)
    expect(seesFigures(viewer('STATION_WORKER', 'x.g.q'), 'x.g')).toBe(false)
    expect(seesFigures(viewer('RESIDENT', 'x.g.q'), 'x.g.q')).toBe(false)
    expect(seesFigures(viewer('PARTNER', null), 'x.g.q')).toBe(false)
  })
})
