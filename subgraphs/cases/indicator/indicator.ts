import type { ServiceLine } from '../category/category'

/** What is kept for figures; migration 0007 says what each counts, and by which day. */
export type FigureKind =
  | 'OPENED_ON_LINE'
  | 'OPENED'
  | 'CLOSED_ON_LINE'
  | 'CLOSED'
  | 'ENDED'
  | 'LATE'
  | 'DUE_FOR_RESPONSE'
  | 'RESPONDED_IN_TIME'
  | 'EVALUATED'
  | 'FOUND_RESOLVED'
  | 'FOUND_GOOD'
  | 'HOURS'

/** The period that was asked for, the days after it, or all days. */
export type Span = 'IN' | 'AFTER' | 'EVER'

export interface FigureSum {
  readonly area: string
  readonly span: Span
  readonly kind: FigureKind
  readonly key: number
  readonly n: number
}

/** Deadlines that are running: past their time at the end of the period, and unanswered past the time for it. */
export interface ClockCount {
  readonly area: string
  readonly late: number
  readonly unanswered: number
}

export interface LineCount {
  readonly line: ServiceLine
  readonly opened: number
  readonly closed: number
}

export interface CategoryCount {
  readonly area: string
  readonly categoryCode: string
  readonly opened: number
  readonly closed: number
}

/** Hours from opening to resolution. */
export interface AreaMedian {
  readonly area: string
  readonly median: number
}

/** An area's figures but for categories and times. */
export interface Totals {
  readonly opened: number
  readonly closed: number
  readonly open: number
  readonly overdue: number
  readonly responseRate: number | null
  readonly resolutionRate: number | null
  readonly satisfactionRate: number | null
  readonly byLine: readonly LineCount[]
}

/** In the order of their keys among the figures. */
const lines = ['PARTY_MASSES', 'GOVERNMENT', 'LIFE', 'PUBLIC'] as const satisfies readonly ServiceLine[]

/** Kinds that `totalsOf` needs, and those of them that it needs after the period and ever as well. */
export const totalKinds = [
  'OPENED_ON_LINE',
  'CLOSED_ON_LINE',
  'ENDED',
  'LATE',
  'DUE_FOR_RESPONSE',
  'RESPONDED_IN_TIME',
  'EVALUATED',
  'FOUND_RESOLVED',
  'FOUND_GOOD',
] as const satisfies readonly FigureKind[]

/**
 * What is known now of a period.
 *
 * - `opened`, `closed`: on days of the period; a case that was reopened is not closed until it is closed again.
 * - `open`, `overdue`: at the end of the period, or now while it lasts, by the deadlines as they stand; a case that is
 *   paused is not overdue, and one that was reopened counts as never ended.
 * - `responseRate`: of the cases opened in the period that have been answered or whose time for it has run out, those
 *   answered in time. Whoever withdrew before that time is not counted, nor whose clock stands.
 * - `resolutionRate`, `satisfactionRate`: of the residents' evaluations first given in the period, as they stand.
 */
export function totalsOf(sums: readonly FigureSum[], clocks: ClockCount | null): Totals {
  const sum = (span: Span, kind: FigureKind, key?: number) =>
    sums.reduce((n, row) => (row.span === span && row.kind === kind && (key ?? row.key) === row.key ? n + row.n : n), 0)
  const standing = (span: Span) => sum(span, 'OPENED_ON_LINE') - sum(span, 'ENDED')
  const rate = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  const evaluated = sum('IN', 'EVALUATED')
  return {
    opened: sum('IN', 'OPENED_ON_LINE'),
    closed: sum('IN', 'CLOSED_ON_LINE'),
    open: standing('EVER') - standing('AFTER'),
    // What ended late sums up to nothing over all days.
    overdue: (clocks?.late ?? 0) - sum('AFTER', 'LATE'),
    responseRate: rate(sum('IN', 'RESPONDED_IN_TIME'), sum('IN', 'DUE_FOR_RESPONSE') + (clocks?.unanswered ?? 0)),
    resolutionRate: rate(sum('IN', 'FOUND_RESOLVED'), evaluated),
    satisfactionRate: rate(sum('IN', 'FOUND_GOOD'), evaluated),
    byLine: lines.map((line, index) => ({
      line,
      opened: sum('IN', 'OPENED_ON_LINE', index + 1),
      closed: sum('IN', 'CLOSED_ON_LINE', index + 1),
    })),
  }
}
