import type { Transaction } from '../../../shared/database'
import type { Assignment, AssignmentStatus } from './assignment'

export interface AssignmentStore {
  /** Throws Elsewhere. */
  add(tx: Transaction, assignment: Assignment & { assignedAt: Date }): Promise<void>
  /** Writes status, times and minutes. */
  save(tx: Transaction, assignment: Assignment): Promise<void>
  lock(tx: Transaction, id: string): Promise<Assignment | null>
  /** The task of an assignment; null when the viewer may not see it. */
  taskOf(tx: Transaction, id: string): Promise<string | null>
  /** Ends the assignments of a claim; answers them, with status CANCELLED. */
  cancel(tx: Transaction, claimId: string, at: Date): Promise<(Omit<Assignment, 'status'> & { status: 'CANCELLED' })[]>
  /** Ends one of them. */
  takeOff(tx: Transaction, id: string, at: Date): Promise<void>
  /** Those that stand and that the viewer may see, by claim. */
  ofClaims(tx: Transaction, claimIds: readonly string[]): Promise<Assignment[]>
  /** Those that stand and that the viewer may see, by volunteer, earliest task first. */
  ofVolunteers(tx: Transaction, volunteerIds: readonly string[]): Promise<Assignment[]>
  list(
    tx: Transaction,
    filter: AssignmentFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<Assignment[]>
  count(tx: Transaction, filter: AssignmentFilter): Promise<number>
}

export interface AssignmentFilter {
  /** The area and everything below it. */
  readonly area: string | null
  readonly status: readonly AssignmentStatus[] | null
}
