import { instantOf, localDayOf, nextDay, weekdayOf } from './local-day'

/** A weekly opening interval in the hub's time zone: 1 = Monday … 7 = Sunday, `HH:MM`. */
export interface OpeningHours {
  readonly weekday: number
  readonly opens: string
  readonly closes: string
}

/** When a station works. */
export interface WorkingCalendar {
  readonly openingHours: readonly OpeningHours[]
  readonly timeZone: string
  /** Holidays, `YYYY-MM-DD` */
  readonly closedDays?: ReadonlySet<string>
}

/** What is assumed of a station that has not said when it is open. */
export const usualOpeningHours: readonly OpeningHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: '09:00',
  closes: '17:00',
}))

/** Days to look ahead before a calendar counts as never open: two years, longer than any commitment. */
const horizonDays = 731
const hour = 3_600_000

/**
 * The instant at which `hours` of opening time have passed since `from`. Time outside opening hours does not count; a
 * commitment that ends exactly at closing time ends then, not at the next opening.
 */
export function addWorkingHours(from: Date, hours: number, calendar: WorkingCalendar): Date {
  let left = hours * hour
  let day = localDayOf(from, calendar.timeZone)
  for (let looked = 0; looked < horizonDays; looked += 1, day = nextDay(day)) {
    for (const [opens, closes] of intervalsOf(day, calendar)) {
      const start = Math.max(opens, from.getTime())
      if (start >= closes) continue
      if (left <= closes - start) return new Date(start + left)
      left -= closes - start
    }
  }
  // Never open, or hardly ever: a promise must have an end all the same.
  return new Date(from.getTime() + hours * hour)
}

/** Opening time between two instants, in milliseconds; 0 when they are in the wrong order. */
export function workingTimeBetween(from: Date, to: Date, calendar: WorkingCalendar): number {
  let passed = 0
  const last = localDayOf(to, calendar.timeZone)
  let day = localDayOf(from, calendar.timeZone)
  for (let looked = 0; looked < horizonDays && day <= last; looked += 1, day = nextDay(day))
    for (const [opens, closes] of intervalsOf(day, calendar))
      passed += Math.max(0, Math.min(closes, to.getTime()) - Math.max(opens, from.getTime()))
  return passed
}

/** A day's opening intervals as instants, in order; overlapping ones are counted once. */
function intervalsOf(day: string, calendar: WorkingCalendar): [number, number][] {
  if (calendar.closedDays?.has(day)) return []
  const merged: [number, number][] = []
  const intervals = calendar.openingHours
    .filter((interval) => interval.weekday === weekdayOf(day))
    .map(({ opens, closes }): [number, number] => [
      instantOf(day, opens, calendar.timeZone),
      instantOf(day, closes, calendar.timeZone),
    ])
    .sort(([a], [b]) => a - b)
  for (const [opens, closes] of intervals) {
    const last = merged.at(-1)
    if (last && opens <= last[1]) last[1] = Math.max(last[1], closes)
    else merged.push([opens, closes])
  }
  return merged
}
