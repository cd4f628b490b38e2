import type { Transaction } from '../../../shared/database'
import type { GeoPoint } from '../../../shared/geo'
import type { NestedList } from '../paging/nested-pages'
import type { Task, TaskStatus } from './task'

export interface TaskFilter {
  /** The area and everything below it. */
  readonly area: string | null
  readonly categoryCode: string | null
  readonly status: readonly TaskStatus[] | null
  readonly near: GeoPoint | null
  readonly withinMeters: number | null
  /** Tasks that go on after it. */
  readonly from: Date | null
  /** Tasks that begin before it. */
  readonly to: Date | null
  readonly fitsGroup: string | null
}

/** A task with what the viewer has to do with it. */
export interface SeenTask {
  readonly task: Task
  /** The viewer's group has a claim on it that stands, or the viewer is assigned to it. */
  readonly takesPart: boolean
}

export interface TaskStore {
  add(tx: Transaction, task: Task, by: { postedBy: string; at: Date }): Promise<void>
  /** Writes status, seats taken and version. */
  save(tx: Transaction, task: Task, cancelReason?: string): Promise<void>
  lock(tx: Transaction, id: string): Promise<Task | null>
  /** Locks the task if so many of its seats are free; null, without waiting where it is known already, if not. */
  lockFree(tx: Transaction, id: string, seats: number): Promise<Task | null>
  lockOfReferral(tx: Transaction, referralId: string): Promise<Task | null>
  byIds(tx: Transaction, ids: readonly string[]): Promise<SeenTask[]>
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<SeenTask[]>
  /** Those that the viewer may see, by start; `limit` of them after a start and an id. */
  list(
    tx: Transaction,
    filter: TaskFilter,
    today: string,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<SeenTask[]>
  count(tx: Transaction, filter: TaskFilter, today: string): Promise<number>
  /** Open ones that the viewer may see, in areas and below them, by start. */
  readonly openInAreas: NestedList<object, readonly [string, string], SeenTask>
}
