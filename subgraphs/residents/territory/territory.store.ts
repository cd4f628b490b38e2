import type { Transaction } from '../../../shared/database'
import type { TerritoryArea } from './territory'

export interface TerritoryStore {
  /** Every area, by code. */
  all(tx: Transaction): Promise<TerritoryArea[]>
  /** Adds what is new and replaces what differs; answers the codes of both. */
  save(tx: Transaction, areas: readonly TerritoryArea[]): Promise<string[]>
}
