import type { Transaction } from '../../../shared/database'
import type { Service } from './service'
import type { OfferedService } from './service.policy'

export interface ServiceStore {
  /** Writes all of them, and puts right where they are found. */
  insert(tx: Transaction, services: readonly Service[]): Promise<void>
  /** Writes terms, status and version of all of them, and puts right where they are found. */
  update(tx: Transaction, services: readonly Service[]): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<OfferedService[]>
  /** Whether the organisation lists another with the same title, categories, areas and place. */
  listsAlike(tx: Transaction, service: Service): Promise<boolean>
  /** Holds it against other changes until the transaction ends; null when absent. */
  lock(tx: Transaction, id: string): Promise<OfferedService | null>
}
