import type { Transaction } from '../../../shared/database'
import type { ParentPage } from '../paging/page'
import type { Visit } from './visit'

export interface VisitStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Visit[]>
  /** Of each resident newest first, one row more than asked; `after` is a time and an id. */
  ofResidents(tx: Transaction, residentIds: readonly string[], page: ParentPage): Promise<Visit[]>
  count(tx: Transaction, residentIds: readonly string[]): Promise<{ residentId: string; count: number }[]>
  insert(tx: Transaction, visit: Visit): Promise<void>
  /** Takes away what was written about somebody; that there were visits stays. */
  eraseNotes(tx: Transaction, residentId: string): Promise<void>
}
