import type { Transaction } from '../../../shared/database'
import type { NestedList } from '../paging/nested-pages'
import type { LedgerEntry, Purpose, Transfer } from './ledger'

export interface LedgerStore {
  /** The volunteer's account, opened when there is none. */
  accountOf(tx: Transaction, volunteerId: string, newId: string): Promise<string>
  /** The account of a volunteer whom the viewer may not see; null when there is no such volunteer. */
  accountToGiveTo(tx: Transaction, volunteerId: string, newId: string): Promise<string | null>
  /** The hub's own account. */
  accountFor(tx: Transaction, purpose: Purpose): Promise<string>
  /** Writes both sides and both balances. Throws InsufficientBalance. */
  move(tx: Transaction, transfer: Transfer): Promise<void>
  byId(tx: Transaction, id: string): Promise<LedgerEntry | null>
  /** Entries of volunteers' accounts that the viewer may see, latest first. */
  readonly ofVolunteers: NestedList<object, readonly [number], LedgerEntry>
}
