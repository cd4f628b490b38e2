/** Calendar days of a time zone, `YYYY-MM-DD`, and the instants on them. */

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    } as const
    // Making one costs more than a thousand uses of it.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...numeric })
    formats.set(timeZone, format)
  }
  return format
}

const quarter = 900_000
const offsets = new Map<string, Map<number, number>>()
/** Two years of a zone; more are forgotten together. */
const mostQuarters = 70_000

/** How far a zone's clocks are ahead of UTC, in milliseconds. They are set at quarters of an hour alone. */
function offsetAt(instant: number, timeZone: string): number {
  const nth = Math.floor(instant / quarter)
  let known = offsets.get(timeZone)
  if (!known) offsets.set(timeZone, (known = new Map()))
  let offset = known.get(nth)
  if (offset === undefined) {
    if (known.size >= mostQuarters) known.clear()
    offset = formattedClock(nth * quarter, timeZone) - nth * quarter
    known.set(nth, offset)
  }
  return offset
}

/** What a clock on the wall there shows, as if it were UTC. */
function wallClock(instant: number, timeZone: string): number {
  return instant + offsetAt(instant, timeZone)
}

function formattedClock(instant: number, timeZone: string): number {
  const part = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => part.get(type) ?? 0
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
}

/** The day that it is in the time zone. */
export function localDayOf(instant: Date, timeZone: string): string {
  return new Date(wallClock(instant.getTime(), timeZone)).toISOString().slice(0, 10)
}

/**
 * The instant of a local time, in milliseconds since the epoch. A time that a change of the clocks leaves out is the
 * one an offset later; of one that comes twice it is one of the two.
 */
export function instantOf(day: string, time: string, timeZone: string): number {
  // A day may close at midnight.
  const wanted = time === '24:00' ? Date.parse(`${nextDay(day)}T00:00:00Z`) : Date.parse(`${day}T${time}:00Z`)
  const guess = wanted - (wallClock(wanted, timeZone) - wanted)
  // The offset was that of `wanted` as UTC; once more with that of the guess, for days on which it changes.
  return guess - (wallClock(guess, timeZone) - wanted)
}

export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

/** 1 = Monday … 7 = Sunday */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}
