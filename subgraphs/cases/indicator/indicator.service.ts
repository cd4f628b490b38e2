import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { instantOf, localDayOf, nextDay } from '../working-time/local-day'
import { totalKinds, totalsOf, type AreaMedian, type CategoryCount, type Totals } from './indicator'
import type { IndicatorStore, SpanDays, SurgeDay } from './indicator.store'
import { blocksOf, dayNumber, type Period } from './period'
import { comparedDays, expectedCount, isSurge, leastCount } from './surge'

interface Ports {
  readonly indicators: IndicatorStore
  readonly clock: Clock
  readonly timeZone: string
}

export interface FoundSurge {
  readonly area: string
  readonly categoryCode: string
  /** The day's number since 1970-01-01. */
  readonly day: number
  readonly count: number
  readonly expected: number
}

/** Days at the end of a period in which surges are looked for: what is older is no news. */
const surgeWindow = 28
/** The longest page there is. */
const mostCategories = 100

/** Figures of areas over a period of the hub's calendar days; each question is asked for many areas at once. */
export class IndicatorService {
  constructor(private readonly on: Ports) {}

  async totals(tx: Transaction, areas: readonly string[], period: Period): Promise<(Totals & { area: string })[]> {
    const now = this.on.clock.now()
    const inside = this.spanOf(period)
    const ends = inside.ends as Date
    const spans = [inside, this.afterwards(period, now), this.ever()]
    const sums = await this.on.indicators.sums(tx, areas, totalKinds, spans)
    const clocks = await this.on.indicators.clocks(tx, areas, {
      lateAt: ends < now ? ends : now,
      unansweredAt: now,
      openedFrom: inside.begins as Date,
      openedBefore: ends,
    })
    return areas.map((area) => ({
      area,
      ...totalsOf(
        sums.filter((sum) => sum.area === area),
        clocks.find((count) => count.area === area) ?? null,
      ),
    }))
  }

  /** As many of each area as a page can have. */
  categories(tx: Transaction, areas: readonly string[], period: Period): Promise<readonly CategoryCount[]> {
    return this.on.indicators.categories(tx, areas, this.spanOf(period), mostCategories)
  }

  /** From opening to resolution without the pauses, exact to a tenth of an hour, over the cases resolved in the period. */
  medianHours(tx: Transaction, areas: readonly string[], period: Period): Promise<readonly AreaMedian[]> {
    return this.on.indicators.medianHours(tx, areas, this.spanOf(period))
  }

  /** Surges on the last 28 days of the period, newest first. */
  async surges(tx: Transaction, areas: readonly string[], period: Period): Promise<readonly FoundSurge[]> {
    const last = dayNumber(period.to)
    const first = Math.max(dayNumber(period.from), last - surgeWindow + 1)
    const window = { first, last, compared: comparedDays, least: leastCount }
    const days: readonly SurgeDay[] = await this.on.indicators.surgeDays(tx, areas, window, this.on.timeZone)
    return days
      .filter(isSurge)
      .map((day) => ({ ...day, expected: expectedCount(day) }))
      .sort((a, b) => b.day - a.day || b.count - a.count)
  }

  private spanOf({ from, to }: Period): SpanDays {
    const firstDay = dayNumber(from)
    const lastDay = dayNumber(to)
    const begins = this.midnight(from)
    return {
      span: 'IN',
      firstDay,
      lastDay,
      blocks: blocksOf(firstDay, lastDay),
      begins,
      ends: this.midnight(nextDay(to)),
    }
  }

  private afterwards({ to }: Period, now: Date): SpanDays {
    const firstDay = dayNumber(to) + 1
    const lastDay = dayNumber(localDayOf(now, this.on.timeZone))
    const begins = this.midnight(nextDay(to))
    return { span: 'AFTER', firstDay, lastDay, blocks: blocksOf(firstDay, lastDay), begins, ends: null }
  }

  private ever(): SpanDays {
    return { span: 'EVER', firstDay: 0, lastDay: 0, blocks: [], begins: null, ends: null }
  }

  private midnight(day: string): Date {
    return new Date(instantOf(day, '00:00', this.on.timeZone))
  }
}
