import type { Checks } from '../../../shared/validation'

/** A weekly opening interval in the hub's time zone. */
export interface OpeningHours {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  /** `HH:MM` */
  readonly opens: string
  /** `HH:MM`, after `opens`; `24:00` is the end of the day */
  readonly closes: string
}

const time = /^([01]\d|2[0-3]):[0-5]\d$/
const most = 70

/** Records every interval that is no interval, runs backwards or overlaps another; sorts the others. */
export function checkOpeningHours(checks: Checks, path: string, hours: readonly OpeningHours[]): OpeningHours[] {
  checks.that(hours.length <= most, path, `Must have at most ${most} intervals.`)
  hours.slice(0, most).forEach((interval, index) => checkInterval(checks, `${path}.${index}`, interval))
  const inOrder = hours
    .slice(0, most)
    .map(({ weekday, opens, closes }, index) => ({ weekday, opens, closes, index }))
    .sort((a, b) => a.weekday - b.weekday || compare(a.opens, b.opens) || a.index - b.index)
  inOrder.forEach((interval, place) => {
    const before = inOrder[place - 1]
    const overlaps = before?.weekday === interval.weekday && before.closes > interval.opens
    checks.that(!overlaps, `${path}.${interval.index}`, 'Overlaps another interval of the same day.')
  })
  return inOrder.map(({ weekday, opens, closes }) => ({ weekday, opens, closes }))
}

function checkInterval(checks: Checks, path: string, { weekday, opens, closes }: OpeningHours): void {
  checks.number(`${path}.weekday`, weekday, { min: 1, max: 7 })
  checks.that(time.test(opens), `${path}.opens`, 'Must be a time of day as HH:MM.')
  const ends = time.test(closes) || closes === '24:00'
  checks.that(ends, `${path}.closes`, 'Must be a time of day as HH:MM, or 24:00.')
  if (ends && time.test(opens)) checks.that(closes > opens, `${path}.closes`, 'Must be after opens.')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
