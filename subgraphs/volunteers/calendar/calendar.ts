import type { GeoPoint } from '../../../shared/geo'
import { approximate } from '../task/task.policy'

/** Whose calendar it is: a volunteer's assignments, or what a group has claimed. */
export interface CalendarOwner {
  readonly kind: 'VOLUNTEER' | 'GROUP'
  readonly id: string
}

/** One date of a calendar, as it is kept. */
export interface CalendarRow {
  readonly id: string
  readonly title: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly location: GeoPoint | null
  readonly areaCode: string
  readonly caseId: string | null
  readonly groupName: string
  readonly cancelled: boolean
  readonly changedAt: Date
  /** Of a group's claim; null for a volunteer's own assignment. */
  readonly seats: { readonly taken: number; readonly staffed: number } | null
}

/** One date as everybody may know it who has the address. */
export interface CalendarEvent {
  readonly id: string
  readonly summary: string
  readonly description: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: string
  readonly location: GeoPoint | null
  readonly cancelled: boolean
  readonly changedAt: Date
}

export interface CalendarFeed {
  readonly name: string
  readonly events: readonly CalendarEvent[]
}

/** How far back a feed goes. */
export const calendarDays = 90

/**
 * What a feed tells of a date. An address can be read over a shoulder, so of work that is done for a resident's need it
 * tells neither the title, which may say what is wrong, nor the exact place, which is where somebody lives.
 */
export function eventOf(row: CalendarRow): CalendarEvent {
  const { id, startsAt, endsAt, areaCode, groupName, cancelled, changedAt, seats } = row
  const forSomebody = row.caseId !== null
  // Whoever takes no part any more knows the place as everybody does.
  const rough = forSomebody || cancelled
  const location = rough ? approximate(row.location) : row.location
  const point = location && `${location.latitude}, ${location.longitude}`
  const staffed = seats ? [`${seats.staffed} of ${seats.taken} seats have somebody assigned.`] : []
  return {
    ...{ id, startsAt, endsAt, location, cancelled, changedAt },
    summary: forSomebody ? 'Help for a neighbour' : row.title,
    place: point ? `${rough ? 'About ' : ''}${point} (${areaCode})` : areaCode,
    description: [`With ${groupName}.`, ...staffed, 'Details are in Station Hub.'].join(' '),
  }
}
