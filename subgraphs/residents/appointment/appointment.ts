import { instantOf, minutesOf, weekdayOf } from '../calendar/local-time'
import type { OpeningHours } from '../station/station'

export const appointmentStatuses = ['BOOKED', 'CHECKED_IN', 'DONE', 'CANCELLED', 'NO_SHOW'] as const
export type AppointmentStatus = (typeof appointmentStatuses)[number]

export interface Appointment {
  readonly id: string
  readonly stationId: string
  readonly communityCode: string
  readonly residentId: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly serviceItemCode: string | null
  readonly status: AppointmentStatus
  readonly bookedAt: Date
}

/** Where an appointment can go from each status. */
export const appointmentSteps: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  BOOKED: ['CHECKED_IN', 'CANCELLED', 'NO_SHOW'],
  CHECKED_IN: ['DONE'],
  DONE: [],
  CANCELLED: [],
  NO_SHOW: [],
}

export interface Slot {
  readonly startsAt: Date
  readonly endsAt: Date
}

export const slotMinutes = 30

/** The slots of one day, in opening hours; what is left of an interval after whole slots is none. */
export function slotsOf(openingHours: readonly OpeningHours[], day: string, timeZone: string): Slot[] {
  const weekday = weekdayOf(day)
  return openingHours
    .filter((interval) => interval.weekday === weekday)
    .flatMap(({ opens, closes }) => {
      const first = instantOf(day, opens, timeZone).getTime()
      const count = Math.floor((minutesOf(closes) - minutesOf(opens)) / slotMinutes)
      return Array.from({ length: count }, (_, index) => slotAt(first + index * slotMinutes * 60_000))
    })
}

function slotAt(start: number): Slot {
  return { startsAt: new Date(start), endsAt: new Date(start + slotMinutes * 60_000) }
}
