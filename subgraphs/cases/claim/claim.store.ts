import type { Transaction } from '../../../shared/database'

export interface TaskClaim {
  readonly claimId: string
  readonly referralId: string
  readonly groupId: string
  readonly released: boolean
}

export interface Assignment {
  readonly id: string
  readonly claimId: string
  readonly volunteerId: string
  readonly caseId: string | null
  readonly referralId: string | null
  readonly status: string
}

/** What cases know of claims and assignments, kept from the volunteers subgraph's events. */
export interface ClaimStore {
  /** Once released, a claim stays so. Answers it as it stands. */
  save(tx: Transaction, claim: TaskClaim): Promise<TaskClaim>
  /** How many claims of the referral's task are held. */
  held(tx: Transaction, referralId: string): Promise<number>
  saveAssignment(tx: Transaction, assignment: Assignment): Promise<void>
  /** Whoever was assigned through a released claim helps no longer. */
  dropAssignments(tx: Transaction, claimId: string): Promise<void>
}
