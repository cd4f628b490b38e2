import type { Transaction } from '../../../shared/database'
import type { Cascade } from './cascade'

/** Cascades: the hub's own, nobody else sees them. */
export interface CascadeStore {
  add(tx: Transaction, cascade: Cascade): Promise<void>
  byId(tx: Transaction, batchId: string): Promise<Cascade | null>
  end(tx: Transaction, batchId: string): Promise<void>
}
