import type { Transaction } from '../../../shared/database'

/** What this subgraph keeps of a referral to one of its groups. */
export interface GroupReferral {
  readonly id: string
  readonly groupId: string
  readonly caseId: string
  readonly status: string
  /** Minutes from offer to answer; null until then. */
  readonly responseMinutes: number | null
}

export interface ReferralStore {
  /** Keeps the newest state, and the group's median response time. Nothing when the group is unknown. */
  save(tx: Transaction, referral: GroupReferral): Promise<void>
  /** Its state, locked: it does not end while a task is made of it. */
  lockStatus(tx: Transaction, id: string): Promise<string | null>
  /** A resident's evaluation; the group's rating follows. Nothing when the group is unknown. */
  evaluate(tx: Transaction, evaluation: { id: string; groupId: string; satisfaction: number }): Promise<void>
}
