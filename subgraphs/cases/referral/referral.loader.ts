import type { Page } from '../../../shared/graphql'
import { manyByKey, manyByKeyAndArguments, oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { ReferralStatus } from './referral'
import type { ReferralStore } from './referral.store'

export interface ReferralPage {
  readonly status: readonly ReferralStatus[] | null
  readonly page: Page
}

export function referralLoaders(referrals: ReferralStore) {
  return {
    byId: oneByKey(
      (tx, ids) => referrals.byIds(tx, ids.filter(isUuid)),
      (referral) => referral.id,
    ),
    ofCase: manyByKey(
      (tx, ids) => referrals.ofCases(tx, ids),
      (referral) => referral.caseId,
    ),
    ofProvider: manyByKeyAndArguments(
      (tx, ids, { status, page }: ReferralPage) => referrals.ofProviders(tx, ids.filter(isUuid), status, page),
      (referral) => referral.providerId,
    ),
    countOfProvider: manyByKeyAndArguments(
      (tx, ids, { status }: Pick<ReferralPage, 'status'>) => referrals.countOfProviders(tx, ids.filter(isUuid), status),
      (row) => row.key,
    ),
  }
}
export type ReferralLoaders = ReturnType<typeof referralLoaders>
