import { IllegalTransition, ValidationFailed } from '../../../shared/errors'

export const assignmentStatuses = ['ASSIGNED', 'CHECKED_IN', 'CHECKED_OUT', 'CONFIRMED', 'NO_SHOW'] as const
/** ASSIGNED → CHECKED_IN → CHECKED_OUT → CONFIRMED; ASSIGNED … CHECKED_OUT → CONFIRMED | NO_SHOW by the station's word. */
export type AssignmentStatus = (typeof assignmentStatuses)[number]

/** One member of a group, sent to one task. */
export interface Assignment {
  readonly id: string
  readonly claimId: string
  readonly taskId: string
  readonly groupId: string
  readonly volunteerId: string
  readonly areaCode: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly status: AssignmentStatus
  readonly checkedInAt: Date | null
  readonly checkedOutAt: Date | null
  /** Nobody checked out in time; the hub did, at the task's end. */
  readonly checkOutForgotten: boolean
  readonly confirmedMinutes: number | null
}

const minute = 60_000
/** How long before a task begins somebody can check in, and how long after its end check out, in minutes. */
export const grace = { before: 30, after: 120 }
/** The most minutes that one assignment can be confirmed for: a day. */
export const mostMinutes = 1440

/** Within half an hour before the task begins and its end. Throws IllegalTransition. */
export function checkedIn(assignment: Assignment, now: Date): Assignment {
  const early = now.getTime() < assignment.startsAt.getTime() - grace.before * minute
  if (assignment.status !== 'ASSIGNED' || early || now >= assignment.endsAt) throw refused(assignment)
  return { ...assignment, status: 'CHECKED_IN', checkedInAt: now }
}

/** Until two hours after the task's end. Throws IllegalTransition. */
export function checkedOut(assignment: Assignment, now: Date): Assignment {
  if (assignment.status !== 'CHECKED_IN' || now > forgottenAfter(assignment)) throw refused(assignment)
  return { ...assignment, status: 'CHECKED_OUT', checkedOutAt: now }
}

/** When a check-out that has not come by then is forgotten. */
export function forgottenAfter({ endsAt }: Pick<Assignment, 'endsAt'>): Date {
  return new Date(endsAt.getTime() + grace.after * minute)
}

/** Nobody checked out in time: it ends with the task, marked for the station. Anything else stays as it is. */
export function closed(assignment: Assignment, now: Date): Assignment {
  const { status, checkedInAt, endsAt } = assignment
  if (status !== 'CHECKED_IN' || now < forgottenAfter(assignment)) return assignment
  const checkedOutAt = checkedInAt && checkedInAt > endsAt ? checkedInAt : endsAt
  return { ...assignment, status: 'CHECKED_OUT', checkedOutAt, checkOutForgotten: true }
}

/** Whether somebody has come to it, or the station has had its word: from then on it is not undone. */
export function hasBegun({ status }: Pick<Assignment, 'status'>): boolean {
  return status !== 'ASSIGNED'
}

/** Somebody else is sent, or nobody: until the task begins, and nobody who has come. Throws IllegalTransition. */
export function takenOff(assignment: Assignment, now: Date): Assignment {
  if (hasBegun(assignment) || now >= assignment.startsAt) throw refused(assignment)
  return assignment
}

/**
 * The station's word that it was done, from the task's beginning on. Throws IllegalTransition, and ValidationFailed where
 * nothing says how long it was.
 *
 * @param minutes null: from check-in to check-out, or the task's own length where one is missing
 */
export function confirmed(assignment: Assignment, minutes: number | null, now: Date): Assignment {
  if (now < assignment.startsAt || assignment.status === 'CONFIRMED' || assignment.status === 'NO_SHOW')
    throw refused(assignment)
  return { ...assignment, status: 'CONFIRMED', confirmedMinutes: minutes ?? minutesOf(assignment) }
}

/** The station's word that nobody came, from the task's beginning on. Throws IllegalTransition. */
export function missed(assignment: Assignment, now: Date): Assignment {
  if (now < assignment.startsAt || assignment.status === 'CONFIRMED' || assignment.status === 'NO_SHOW')
    throw refused(assignment)
  return { ...assignment, status: 'NO_SHOW' }
}

function minutesOf({ checkedInAt, checkedOutAt, startsAt, endsAt }: Assignment): number {
  const [from, to] = checkedInAt && checkedOutAt ? [checkedInAt, checkedOutAt] : [startsAt, endsAt]
  const minutes = Math.max(0, Math.round((to.getTime() - from.getTime()) / minute))
  // A task without a time of its own lasts as long as its referral: nobody has served for all of that.
  if (from === startsAt && minutes > mostMinutes)
    throw new ValidationFailed([{ path: 'minutes', message: 'Say how many: nobody checked in and out.' }])
  return Math.min(mostMinutes, minutes)
}

function refused(assignment: Assignment): IllegalTransition {
  const next: Record<AssignmentStatus, readonly AssignmentStatus[]> = {
    ASSIGNED: ['CHECKED_IN', 'CONFIRMED', 'NO_SHOW'],
    CHECKED_IN: ['CHECKED_OUT', 'CONFIRMED', 'NO_SHOW'],
    CHECKED_OUT: ['CONFIRMED', 'NO_SHOW'],
    CONFIRMED: [],
    NO_SHOW: [],
  }
  return new IllegalTransition('assignment', assignment.status, next[assignment.status])
}
