import type { Transaction } from '../../../shared/database'
import type { ParentPage } from '../paging/page'
import type { AccessEntry, Access } from './access-entry'

/** Where a community's chain ends. Whoever writes it down elsewhere can tell later whether the log was rewritten. */
export interface ChainHead {
  readonly communityCode: string
  readonly entries: number
  readonly hash: string
}

export interface AccessLogStore {
  /** Appends what the viewer of this transaction has read: one statement, whatever the number. */
  append(tx: Transaction, at: Date, operation: string, reads: readonly Access[]): Promise<void>
  /** Of each resident newest first, one row more than asked; `after` is a time and a number. */
  ofResidents(tx: Transaction, residentIds: readonly string[], page: ParentPage): Promise<AccessEntry[]>
  count(tx: Transaction, residentIds: readonly string[]): Promise<{ residentId: string; count: number }[]>
  /** Each community's chain: how long it is and the hash that it ends in, in hexadecimal. */
  heads(tx: Transaction): Promise<ChainHead[]>
  /** The first entry of each community's chain that does not follow from the one before, or is missing at its end. */
  broken(tx: Transaction): Promise<{ communityCode: string; number: number }[]>
}
