import type { HubEvent } from '../../../shared/events'
import { responseMinutes, type Referral, type ReferralStep } from './referral'

/** What each step is called in docs/events.md. */
const kindOf = {
  offer: 'referral.offered',
  urge: 'referral.urged',
  accept: 'referral.accepted',
  decline: 'referral.declined',
  expire: 'referral.expired',
  withdraw: 'referral.withdrawn',
  checkIn: 'referral.checked-in',
  report: 'referral.reported',
  confirm: 'referral.confirmed',
  return: 'referral.returned',
} as const satisfies Record<ReferralStep | 'offer' | 'urge', string>

/** `referral.*`, as docs/events.md has it. */
export function referralMoved(
  referral: Referral,
  step: ReferralStep | 'offer' | 'urge',
): Pick<HubEvent, 'kind' | 'aggregateId' | 'version' | 'data'> {
  const { caseId, communityCode, residentId, providerId, providerKind, offerId, batchId, mode, status } = referral
  const refers = { caseId, communityCode, residentId, providerId, providerKind, offerId, batchId, mode, status }
  return {
    kind: kindOf[step],
    aggregateId: referral.id,
    version: referral.version,
    data: { ...refers, responseMinutes: responseMinutes(referral) },
  }
}
