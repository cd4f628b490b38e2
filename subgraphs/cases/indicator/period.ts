import { ValidationFailed } from '../../../shared/errors'

/** Calendar days in the hub's time zone, both included: `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Blocks `first` to `last` of a level of time, as `figure` keeps them. */
export interface BlockRange {
  readonly level: number
  readonly first: number
  readonly last: number
}

/** Days that one block of each level holds. */
const daysOfLevel = [1, 8, 64] as const
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

/** The days `first` to `last` as the fewest ranges of blocks that hold them and nothing else; none when empty. */
export function blocksOf(first: number, last: number, level = 0): BlockRange[] {
  if (first > last) return []
  const days = daysOfLevel[level]
  const next = daysOfLevel[level + 1]
  if (days === undefined) return []
  const upper = next === undefined ? 1 : next / days
  const begin = next === undefined ? last + 1 : Math.ceil(first / upper) * upper
  const end = next === undefined ? begin : Math.floor((last + 1) / upper) * upper
  if (begin >= end) return [{ level, first, last }]
  const before = first < begin ? [{ level, first, last: begin - 1 }] : []
  const after = end <= last ? [{ level, first: end, last }] : []
  return [...before, ...blocksOf(begin / upper, end / upper - 1, level + 1), ...after]
}
