import { createHash } from 'node:crypto'
import type { Viewer } from '../../../shared/auth'
import { isUuid } from '../../../shared/validation'

/** When a volunteer is usually free: minutes of a weekday, in the hub's time zone. */
export interface Availability {
  /** 1 = Monday … 7 = Sunday */
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** What somebody can do; counts in matching while a worker's certificate runs. */
export interface Skill {
  readonly code: string
  /** `YYYY-MM-DD`, the last day */
  readonly certifiedUntil: string | null
  readonly certifiedBy: string | null
}

export interface Volunteer {
  readonly id: string
  readonly displayName: string
  readonly residentId: string | null
  readonly areaCode: string | null
  readonly languages: readonly string[]
  readonly skills: readonly Skill[]
  readonly availability: readonly Availability[]
  readonly minutesServed: number
  readonly balanceMinutes: number
  readonly version: number
}

/** What a volunteer says of themselves; null leaves what stands. */
export interface Profile {
  readonly displayName: string
  readonly residentId: string | null
  readonly skills: readonly string[] | null
  readonly languages: readonly string[] | null
  readonly availability: readonly Availability[] | null
}

/** The viewer's id as a volunteer: of the account where that is a UUID, else one made of it. `viewer_uuid()` in SQL. */
export function volunteerIdOf(viewer: Viewer): string {
  if (isUuid(viewer.id)) return viewer.id.toLowerCase()
  const digest = createHash('md5').update(`volunteer:${viewer.id}`).digest('hex')
  return digest.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const time = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/

/** Minutes since midnight of `HH:MM`, to `24:00`; null when it is no such time. */
export function minuteOfDay(text: string): number | null {
  const parts = time.exec(text)
  if (!parts) return null
  return parts[1] === undefined ? 1440 : Number(parts[1]) * 60 + Number(parts[2])
}

/** `HH:MM` of minutes since midnight. */
export function timeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

/** Whether two of the times overlap. */
export function overlapping(times: readonly Availability[]): boolean {
  const sorted = [...times].sort((a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute)
  return sorted.some((next, index) => {
    const before = sorted[index - 1]
    return before !== undefined && before.weekday === next.weekday && before.toMinute > next.fromMinute
  })
}
