import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'
import type { Referral, ReferralStatus } from './referral'

export interface ReferralFilter {
  readonly area: string | null
  readonly status: readonly ReferralStatus[] | null
  /** Measured at `now`. */
  readonly overdue: boolean | null
  readonly now: Date
}

export interface ReferralStore {
  /** False when the provider has a live referral of this case already. */
  add(tx: Transaction, referral: Referral): Promise<boolean>
  /** Holds the row until the transaction ends. Lock the case first: everybody does, so nobody waits in a circle. */
  lock(tx: Transaction, id: string): Promise<Referral | null>
  save(tx: Transaction, referral: Referral): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<readonly Referral[]>
  /** The referrals of each case, in the order they were offered. */
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<readonly Referral[]>
  /** The referrals of each provider, newest first. */
  ofProviders(
    tx: Transaction,
    providerIds: readonly string[],
    status: readonly ReferralStatus[] | null,
    page: Page,
  ): Promise<readonly Referral[]>
  countOfProviders(
    tx: Transaction,
    providerIds: readonly string[],
    status: readonly ReferralStatus[] | null,
  ): Promise<readonly { key: string; count: number }[]>
  list(tx: Transaction, filter: ReferralFilter, page: Page): Promise<readonly Referral[]>
  count(tx: Transaction, filter: ReferralFilter): Promise<number>
  /** Ids of the offers that wait for a provider's answer. */
  offeredTo(tx: Transaction, providerId: string): Promise<readonly string[]>
  /** Follows the case to its new holder, so that who holds it sees its referrals. */
  reassign(tx: Transaction, caseId: string, assigneeId: string | null): Promise<void>
}
