import type { Transaction } from '../../../shared/database'

/** Somebody's help in a case: a referral to an organisation or group, or a volunteer's assignment. */
export interface Help {
  /** The referral's or the assignment's */
  readonly id: string
  readonly caseId: string
  /** Null: the case's resident, once it is known. */
  readonly residentId: string | null
  readonly organizationId: string | null
  readonly volunteerId: string | null
  readonly active: boolean
}

export interface HelpStore {
  save(tx: Transaction, help: Help): Promise<void>
  /** Whom a case is about, for help that came without saying. */
  saveCase(tx: Transaction, caseId: string, residentId: string): Promise<void>
}
