import type { Transaction } from '../../../shared/database'
import type { Station } from './station'

export interface StationStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Station[]>
  byCommunities(tx: Transaction, communityCodes: readonly string[]): Promise<Station[]>
}
