import i18next from 'i18next'
import { useEffect, useState } from 'react'
import { hubConfig } from './config'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Always in the hub's zone, wherever the browser is. */
function format(kind: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${i18next.language}/${kind}`
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(i18next.language, { timeZone: hubConfig().timeZone, ...options })
  formats.set(key, made)
  return made
}

const short: Intl.DateTimeFormatOptions = {
  month: 'short',
  day: 'numeric',
  weekday: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
}

/** Without the year, as long as it is this one. */
export function timeText(at: string | null | undefined): string {
  if (!at) return ''
  const year = format('year', { year: 'numeric' })
  const isThisYear = year.format(new Date(at)) === year.format(new Date())
  return (isThisYear ? format('time', short) : format('far', { ...short, year: 'numeric' })).format(new Date(at))
}

export function clockText(at: string): string {
  return format('clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
}

export function dayText(at: string): string {
  return format('day', { year: 'numeric', month: 'short', day: 'numeric' }).format(new Date(at))
}

/** A calendar day, `2026-11-21`, without its year. It has no hour, so no zone moves it. */
export function dateText(day: string): string {
  const options = { timeZone: 'UTC', month: 'short', day: 'numeric' } as const
  return new Intl.DateTimeFormat(i18next.language, options).format(new Date(day))
}

/** How far off something is: `in 3 hours`. */
export function fromNow(at: string, now: number): string {
  const minutes = (Date.parse(at) - now) / 60_000
  const relative = new Intl.RelativeTimeFormat(i18next.language, { numeric: 'auto' })
  if (Math.abs(minutes) < 60) return relative.format(Math.round(minutes), 'minute')
  if (Math.abs(minutes) < 48 * 60) return relative.format(Math.round(minutes / 60), 'hour')
  return relative.format(Math.round(minutes / 1440), 'day')
}

/** The calendar day in the hub's zone, so many days from now: `2026-11-21`. */
export function localDay(days = 0, now = Date.now()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: hubConfig().timeZone }).format(new Date(now + days * 86_400_000))
}

/** What `<input type="datetime-local">` shows of an instant, in the hub's zone. */
export function toInput(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: hubConfig().timeZone, dateStyle: 'short', timeStyle: 'short' })
    .format(new Date(at))
    .replace(' ', 'T')
}

/** The instant that is meant by a day and time in the hub's zone. */
export function fromInput(text: string): string {
  const asUtc = Date.parse(`${text}Z`)
  const shown = Date.parse(`${toInput(asUtc)}Z`)
  return new Date(asUtc - (shown - asUtc)).toISOString()
}

/** Now, every so often: for deadlines that come nearer while somebody looks. */
export function useNow(everyMilliseconds = 30_000): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds)
    return () => clearInterval(timer)
  }, [everyMilliseconds])
  return now
}
