import type { Transaction } from '../../../shared/database'
import type { KnownProvider, TrackRecord } from './provider'

/** Providers as their own subgraphs tell of them, and their record on referrals. */
export interface ProviderStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<readonly KnownProvider[]>
  /** Holds them as they are until the transaction ends. */
  hold(tx: Transaction, ids: readonly string[]): Promise<readonly KnownProvider[]>
  save(tx: Transaction, provider: KnownProvider): Promise<void>
  /** Records of those who have one. */
  records(tx: Transaction, ids: readonly string[]): Promise<readonly TrackRecord[]>
  /** Whose offer it is; null when unknown. */
  offerOf(tx: Transaction, offerId: string): Promise<{ providerId: string; status: string } | null>
  saveOffer(tx: Transaction, offerId: string, providerId: string, status: string): Promise<void>
}
