import type { Transaction } from '../../../shared/database'
import type { Consent } from './consent'

export interface ConsentStore {
  byId(tx: Transaction, id: string): Promise<Consent | null>
  /** Newest first. */
  ofResidents(tx: Transaction, residentIds: readonly string[]): Promise<Consent[]>
  insert(tx: Transaction, consent: Consent): Promise<void>
  /** The first withdrawal stands. */
  withdraw(tx: Transaction, id: string, at: Date): Promise<void>
  withdrawAll(tx: Transaction, residentId: string, at: Date): Promise<void>
}
