import type { EventConsumer } from '../../../shared/events'
import { isUuid } from '../../../shared/validation'
import type { ReferralService } from './referral.service'
import type { ReferralStore } from './referral.store'

const kinds = ['offered', 'accepted', 'declined', 'expired', 'withdrawn'].map((what) => `referral.${what}`)

/** Keeps the referrals of groups: their tasks, and how fast groups answer. */
export function referralConsumer(referrals: ReferralService): EventConsumer {
  return {
    name: 'group-referrals',
    kinds,
    async handle(tx, { kind, aggregateId: id, data }) {
      const groupId = String(data['providerId'])
      if (data['providerKind'] !== 'VOLUNTEER_GROUP' || !isUuid(groupId)) return
      const answered = kind === 'referral.accepted' || kind === 'referral.declined'
      const minutes = answered && typeof data['responseMinutes'] === 'number' ? data['responseMinutes'] : null
      const state = { caseId: String(data['caseId']), status: String(data['status']), responseMinutes: minutes }
      await referrals.follow(tx, kind, { id, groupId, ...state })
    },
  }
}

/** Keeps what residents thought of groups' work. */
export function evaluationConsumer(referrals: ReferralStore): EventConsumer {
  return {
    name: 'group-ratings',
    kinds: ['evaluation.saved'],
    async handle(tx, { aggregateId: id, data }) {
      const groupId = String(data['providerId'])
      if (data['by'] !== 'RESIDENT' || !isUuid(groupId)) return
      await referrals.evaluate(tx, { id, groupId, satisfaction: Number(data['satisfaction']) })
    },
  }
}
