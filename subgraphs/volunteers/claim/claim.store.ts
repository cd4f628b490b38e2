import type { Transaction } from '../../../shared/database'
import type { GroupStatus } from '../group/group'
import type { Task } from '../task/task'
import type { NestedList } from '../paging/nested-pages'
import type { Claim, ClaimStatus } from './claim'

export interface ClaimStore {
  /** Adds the claim and writes the task's seats, status and version, with one statement. Throws AlreadyClaimed. */
  take(
    tx: Transaction,
    claim: Claim & { areaCode: string; claimedBy: string },
    task: Pick<Task, 'seatsTaken' | 'status' | 'version'>,
  ): Promise<void>
  lock(tx: Transaction, id: string): Promise<Claim | null>
  /** What a claim is decided on, in one statement. Nothing is locked. */
  basis(tx: Transaction, taskId: string, groupId: string): Promise<ClaimBasis>
  /** Releases the held one, or all held ones of a task; answers them. */
  release(tx: Transaction, which: { id: string } | { taskId: string }, reason: string): Promise<Claim[]>
  setStatus(tx: Transaction, id: string, status: ClaimStatus): Promise<void>
  /** Whether the task has claims that are still held. */
  anyHeld(tx: Transaction, taskId: string): Promise<boolean>
  byIds(tx: Transaction, ids: readonly string[]): Promise<Claim[]>
  /** Claims that the viewer may see, in the order they were made. */
  ofTasks(tx: Transaction, taskIds: readonly string[]): Promise<Claim[]>
  /** Claims of groups that the viewer may see, latest first. */
  readonly ofGroups: NestedList<ClaimFilter, readonly [string, string], Claim>
}

export interface ClaimBasis {
  /** Null: there is no such group. */
  readonly groupStatus: GroupStatus | null
  /** Whether the group has a claim on the task that stands. */
  readonly stands: boolean
}

export interface ClaimFilter {
  readonly status: readonly ClaimStatus[] | null
}
