import type { Transaction } from '../../../shared/database'
import type { AreaMedian, CategoryCount, ClockCount, FigureKind, FigureSum, Span } from './indicator'
import type { BlockRange } from './period'
import type { DayCount } from './surge'

/** Days of a span, and the instants that they begin and end at. */
export interface SpanDays {
  readonly span: Span
  readonly firstDay: number
  readonly lastDay: number
  /** The same in blocks, for areas above communities. */
  readonly blocks: readonly BlockRange[]
  readonly begins: Date | null
  readonly ends: Date | null
}

/** When deadlines are looked at, and which cases' answers are waited for. */
export interface ClockQuestion {
  readonly lateAt: Date
  readonly unansweredAt: Date
  readonly openedFrom: Date
  readonly openedBefore: Date
}

export interface SurgeDay extends DayCount {
  readonly area: string
  readonly categoryCode: string
  readonly day: number
}

/** The figures that are kept with every change; each question is one statement for any number of areas. */
export interface IndicatorStore {
  sums(
    tx: Transaction,
    areas: readonly string[],
    kinds: readonly FigureKind[],
    spans: readonly SpanDays[],
  ): Promise<readonly FigureSum[]>
  clocks(tx: Transaction, areas: readonly string[], question: ClockQuestion): Promise<readonly ClockCount[]>
  /** The first categories of each area by what was opened, then closed, most first. */
  categories(tx: Transaction, areas: readonly string[], span: SpanDays, most: number): Promise<readonly CategoryCount[]>
  /** Areas where nothing was resolved are left out. */
  medianHours(tx: Transaction, areas: readonly string[], span: SpanDays): Promise<readonly AreaMedian[]>
  /** Days of categories with so many openings that they may stand out, with what they are compared with. */
  surgeDays(
    tx: Transaction,
    areas: readonly string[],
    days: { readonly first: number; readonly last: number; readonly compared: number; readonly least: number },
    zone: string,
  ): Promise<readonly SurgeDay[]>
  /** Folds what has gathered when there are more than `most` changes. */
  fold(tx: Transaction, zone: string, most: number): Promise<void>
}
