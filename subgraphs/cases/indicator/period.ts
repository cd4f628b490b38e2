import { ValidationFailed } from '../../../shared/errors'

/** Calendar days in the hub's time zone, both included: `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Blocks `first` to `last` of a level of time, as `figure` keeps them: added, or (-1) taken away again. */
export interface BlockRange {
  readonly level: number
  readonly first: number
  readonly last: number
  readonly sign: 1 | -1
}

/** A block of a level holds four of the level below: 1, 4, 16, 64, 256 and 1,024 days. */
const blocksTogether = 4
const topLevel = 5
const longestDays = 36_600

/** The number of a day since 1970-01-01. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000)
}

/** `YYYY-MM-DD` of a day's number. */
export function dayOf(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}

/** Throws ValidationFailed for a period that ends before it begins, or is longer than a hundred years. */
export function checkedPeriod(from: string, to: string): Period {
  const days = dayNumber(to) - dayNumber(from)
  if (days < 0) throw new ValidationFailed([{ path: 'to', message: 'Must not be before from.' }])
  if (days > longestDays)
    throw new ValidationFailed([{ path: 'to', message: 'Must be within a hundred years of from.' }])
  return { from, to }
}

/**
 * The days `first` to `last` as blocks whose sum they are; none when empty. Each end is moved to the nearest block of the
 * level above, over what is then added or taken away: at most two blocks of a level at each end, however long it is.
 */
export function blocksOf(first: number, last: number, level = 0): BlockRange[] {
  if (first > last) return []
  const begin = Math.round(first / blocksTogether) * blocksTogether
  const end = Math.round((last + 1) / blocksTogether) * blocksTogether
  if (level === topLevel || begin >= end) return [{ level, first, last, sign: 1 }]
  return [
    ...between(level, first, begin),
    ...between(level, end, last + 1),
    ...blocksOf(begin / blocksTogether, end / blocksTogether - 1, level + 1),
  ]
}

/** Blocks from one edge to another: to be added when the first comes before the second, else to be taken away. */
function between(level: number, from: number, to: number): BlockRange[] {
  if (from === to) return []
  return from < to ? [{ level, first: from, last: to - 1, sign: 1 }] : [{ level, first: to, last: from - 1, sign: -1 }]
}
