import type { Checks } from '../../../shared/validation'
import { mostClosures } from '../service/closures'
import type { OpeningHours } from '../service/opening-hours'
import type { HsdsRow, HsdsSchedule } from './hsds-row'
import { dayMinutes, moved, timeOf } from './week'

/** When a row is read: schedules that are over or not yet in force say nothing of now. */
export interface Moment {
  /** `YYYY-MM-DD` in the hub's time zone */
  readonly today: string
  /** Minutes that the hub's time zone is ahead of UTC now. */
  readonly offset: number
}

/** Weekly hours in the hub's time zone, each with the schedule it came from, and closed days. */
export interface ReadSchedules {
  readonly hours: readonly { readonly interval: OpeningHours; readonly path: string }[]
  readonly closures: readonly string[]
}

const weekdays = new Map(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'].map((name, index) => [name, index + 1]))
const day = /^\d{4}-\d{2}-\d{2}$/
const dayMilliseconds = 86_400_000

/** A service's own schedules; where it has none, those of its place. */
export function readSchedules(checks: Checks, row: HsdsRow, moment: Moment): ReadSchedules {
  const [at] = row.service_at_locations ?? []
  const sources: readonly (readonly [string, readonly HsdsSchedule[] | null | undefined])[] = [
    ['schedules', row.schedules],
    ['service_at_locations[0].schedules', at?.schedules],
    ['service_at_locations[0].location.schedules', at?.location?.schedules],
    ['locations[0].schedules', row.locations?.[0]?.schedules],
  ]
  const [name, schedules] = sources.find(([, some]) => some && some.length > 0) ?? ['schedules', []]
  const read = (schedules ?? []).map((schedule, n) => readOne(checks, `${name}[${n}]`, schedule, moment))
  return { hours: read.flatMap((one) => one.hours), closures: read.flatMap((one) => one.closures) }
}

const nothing: ReadSchedules = { hours: [], closures: [] }

function readOne(checks: Checks, path: string, schedule: HsdsSchedule, moment: Moment): ReadSchedules {
  const { byday, opens_at: opens, closes_at: closes, valid_from: from, valid_to: to, until } = schedule
  for (const [field, value] of Object.entries({ valid_from: from, valid_to: to, until }))
    checks.that(!value || isDay(value), `${path}.${field}`, 'Must be a day as YYYY-MM-DD.')
  if (!byday && !opens && !closes && !schedule.freq && !schedule.bymonthday)
    return from && to ? { hours: [], closures: days(from, to) } : nothing
  const last = until ?? to
  if ((last && last.slice(0, 10) < moment.today) || (from && from.slice(0, 10) > moment.today)) return nothing
  const weekly = (!schedule.freq || schedule.freq === 'WEEKLY') && !schedule.bymonthday
  checks.that(weekly, `${path}.${schedule.bymonthday ? 'bymonthday' : 'freq'}`, 'Only weekly hours can be kept.')
  checks.that((schedule.interval ?? 1) === 1, `${path}.interval`, 'Only hours of every week can be kept.')
  if (!weekly || (schedule.interval ?? 1) !== 1) return nothing
  return { hours: weeklyHours(checks, path, schedule, moment.offset), closures: [] }
}

function weeklyHours(checks: Checks, path: string, schedule: HsdsSchedule, offset: number): ReadSchedules['hours'] {
  const on = (schedule.byday ?? '').split(',').map((name) => weekdays.get(name.trim().toUpperCase()))
  checks.that(!on.includes(undefined), `${path}.byday`, 'Must name days of the week: MO, TU, WE, TH, FR, SA, SU.')
  const opens = readTime(checks, `${path}.opens_at`, schedule.opens_at)
  const closes = readTime(checks, `${path}.closes_at`, schedule.closes_at)
  if (!opens || !closes) return []
  // The end of a day is its last midnight.
  const end = closes.minutes === 0 ? dayMinutes : closes.minutes
  checks.that(
    end > opens.minutes,
    `${path}.closes_at`,
    'Must be after opens_at; past midnight takes a second schedule.',
  )
  if (end <= opens.minutes) return []
  const own = opens.offset ?? closes.offset ?? schedule.timezone ?? null
  // HSDS counts a time zone in hours; a time without any is the time on the door.
  const from = own === null ? offset : opens.offset === null && closes.offset === null ? own * 60 : own
  return on
    .filter((weekday) => weekday !== undefined)
    .flatMap((weekday) => moved(weekday, opens.minutes, end, offset - from))
    .map((interval) => ({ interval, path }))
}

function readTime(checks: Checks, path: string, value: string | null | undefined) {
  checks.that(Boolean(value), path, 'Must be given.')
  const time = value ? timeOf(value) : null
  checks.that(!value || time !== null, path, 'Must be a time of day as HH:MM, with or without its distance from UTC.')
  return time
}

function isDay(text: string): boolean {
  const time = midnight(text)
  return (
    day.test(text.slice(0, 10)) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text.slice(0, 10))
  )
}

/** Every day of a range. */
function days(from: string, to: string): string[] {
  if (!isDay(from) || !isDay(to)) return []
  const closed: string[] = []
  const end = midnight(to)
  for (let at = midnight(from); at <= end && closed.length <= mostClosures; at += dayMilliseconds)
    closed.push(new Date(at).toISOString().slice(0, 10))
  return closed
}

function midnight(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
}
