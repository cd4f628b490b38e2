import type { Urgency } from '../case/case'
import type { Commitment } from '../service-item/service-item'
import { addWorkingHours, workingTimeBetween, type WorkingCalendar } from './working-time'

/** How much of the committed time an urgency leaves. */
const scale: Readonly<Record<Urgency, number>> = { LOW: 2, NORMAL: 1, HIGH: 0.5, EMERGENCY: 0.25 }

export interface Deadlines {
  readonly respondBy: Date
  readonly dueAt: Date
  /** When 80 % of the time until dueAt have passed. */
  readonly warnAt: Date
}

/** When a need that came in at `openedAt` must be answered and done. An emergency's clock runs round the clock. */
export function deadlinesOf(
  openedAt: Date,
  promise: Commitment,
  urgency: Urgency,
  calendar: WorkingCalendar,
): Deadlines {
  const after = (hours: number) => withinHours(openedAt, hours, urgency, calendar)
  const dueAt = after(promise.completeWithinHours)
  const warnAt = warningAt(openedAt, dueAt, urgency, calendar)
  return { respondBy: after(promise.respondWithinHours), dueAt, warnAt }
}

/** Share of the time after which whoever is responsible is warned. */
const warned = 0.8

/** When 80 % of the time between two instants have passed: opening time, or for an emergency all of it. */
export function warningAt(from: Date, until: Date, urgency: Urgency, calendar: WorkingCalendar): Date {
  const open = urgency === 'EMERGENCY' ? 0 : workingTimeBetween(from, until, calendar)
  if (open > 0) return addWorkingHours(from, (open * warned) / 3_600_000, calendar)
  // Round the clock, or a time in which the station never opens.
  return new Date(from.getTime() + Math.round((until.getTime() - from.getTime()) * warned))
}

/** The end of so many committed hours, scaled by urgency. */
export function withinHours(from: Date, hours: number, urgency: Urgency, calendar: WorkingCalendar): Date {
  const scaled = hours * scale[urgency]
  return urgency === 'EMERGENCY'
    ? new Date(from.getTime() + scaled * 3_600_000)
    : addWorkingHours(from, scaled, calendar)
}
