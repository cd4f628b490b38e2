import type { GeoPoint } from '../../../shared/geo'
import { IllegalTransition } from '../../../shared/errors'
import { TaskFull, TaskNotOpen } from './task.errors'

export const taskStatuses = ['OPEN', 'FILLED', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'EXPIRED'] as const
/**
 * OPEN → FILLED → IN_PROGRESS → DONE; OPEN | FILLED → CANCELLED; OPEN → EXPIRED (its window passed unfilled);
 * FILLED → OPEN (a claim was released).
 */
export type TaskStatus = (typeof taskStatuses)[number]

/** A piece of voluntary work at one time and place, with seats for volunteers. */
export interface Task {
  readonly id: string
  readonly title: string
  readonly description: string | null
  readonly status: TaskStatus
  readonly categoryCode: string
  readonly areaCode: string
  readonly location: GeoPoint | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seats: number
  readonly seatsTaken: number
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly caseId: string | null
  readonly referralId: string | null
  /** The one group that it is for; null: for every group. */
  readonly groupId: string | null
  readonly version: number
}

/** Takes seats, whole or not at all. Throws TaskNotOpen or TaskFull. */
export function taken(task: Task, seats: number, now: Date): Task {
  if (task.status === 'FILLED') throw new TaskFull()
  if (task.status !== 'OPEN' || task.endsAt <= now) throw new TaskNotOpen(task.status)
  const seatsTaken = task.seatsTaken + seats
  if (seatsTaken > task.seats) throw new TaskFull()
  return { ...task, seatsTaken, status: seatsTaken === task.seats ? 'FILLED' : 'OPEN', version: task.version + 1 }
}

/** Gives seats back; a filled task is open again. Throws IllegalTransition when it has begun or is over. */
export function givenBack(task: Task, seats: number): Task {
  if (task.status !== 'OPEN' && task.status !== 'FILLED') throw new IllegalTransition('task', task.status, [])
  return { ...task, seatsTaken: task.seatsTaken - seats, status: 'OPEN', version: task.version + 1 }
}

/** Throws IllegalTransition when it has begun or is over. */
export function cancelled(task: Task): Task {
  if (task.status !== 'OPEN' && task.status !== 'FILLED') throw new IllegalTransition('task', task.status, [])
  return { ...task, status: 'CANCELLED', version: task.version + 1 }
}

/** Its window has passed: what is still open closes; anything else stays as it is. */
export function expired(task: Task, now: Date): Task {
  if (task.status !== 'OPEN' || task.endsAt > now) return task
  return { ...task, status: 'EXPIRED', version: task.version + 1 }
}

/** Somebody has come to do it. */
export function begun(task: Task): Task {
  return task.status === 'FILLED' ? { ...task, status: 'IN_PROGRESS', version: task.version + 1 } : task
}

/** The station has had its word on everybody who was assigned. */
export function done(task: Task): Task {
  const running = task.status === 'FILLED' || task.status === 'IN_PROGRESS'
  return running ? { ...task, status: 'DONE', version: task.version + 1 } : task
}
