import type { Transaction } from '../../../shared/database'
import type { Ties } from './disclosure'

export interface TiesStore {
  /** Of the viewer of this transaction to these residents. */
  toResidents(tx: Transaction, residentIds: readonly string[]): Promise<(Ties & { readonly residentId: string })[]>
}
