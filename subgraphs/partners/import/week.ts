import type { OpeningHours } from '../service/opening-hours'

export const dayMinutes = 24 * 60
const weekMinutes = 7 * dayMinutes

/** Minutes of a time of day, with its distance from UTC when it says one; null when it is none. */
export function timeOf(text: string): { readonly minutes: number; readonly offset: number | null } | null {
  const [, hours, minutes, zone] = /^(\d{2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return null
  const total = Number(hours) * 60 + Number(minutes)
  if (Number(minutes) > 59 || total > dayMinutes) return null
  return { minutes: total, offset: zone === undefined ? null : offsetOf(zone) }
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.replace(':', '').slice(3) || 0)
  return zone.startsWith('-') ? -minutes : minutes
}

/** How far a time zone is ahead of UTC at an instant. Minutes. */
export function zoneOffset(timeZone: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find((part) => part.type === 'timeZoneName')?.value.replace('GMT', '') ?? ''
  return name === '' ? 0 : offsetOf(name)
}

/** `+08:00` */
export function offsetText(minutes: number): string {
  const distance = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${clock(distance)}`
}

/** An interval of a weekday moved by some minutes: in two where it then goes over midnight. */
export function moved(weekday: number, opens: number, closes: number, by: number): OpeningHours[] {
  const length = closes - opens
  const start = ((weekday - 1) * dayMinutes + opens + by + weekMinutes) % weekMinutes
  const day = Math.floor(start / dayMinutes)
  const from = start - day * dayMinutes
  const first = { weekday: day + 1, opens: clock(from), closes: clock(Math.min(from + length, dayMinutes)) }
  const rest = from + length - dayMinutes
  return rest <= 0 ? [first] : [first, { weekday: ((day + 1) % 7) + 1, opens: '00:00', closes: clock(rest) }]
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
