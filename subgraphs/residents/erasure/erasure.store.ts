import type { Transaction } from '../../../shared/database'

export interface ErasureStore {
  /** Keeps who had a resident erased, and why. */
  record(tx: Transaction, residentId: string, actorId: string, reason: string, at: Date): Promise<void>
}
