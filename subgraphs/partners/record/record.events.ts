import type { Transaction } from '../../../shared/database'
import type { EventConsumer, HubEvent } from '../../../shared/events'
import { isUuid } from '../../../shared/validation'
import type { RecordStore } from './record.store'

interface ReferralData {
  readonly providerId: string
  readonly providerKind: string
  readonly offerId: string | null
  readonly status: string
  readonly responseMinutes: number | null
}

interface EvaluationData {
  readonly providerId: string | null
  readonly by: string
  readonly satisfaction: number
}

const steps = [
  'offered',
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'checked-in',
  'reported',
  'confirmed',
  'returned',
  'urged',
] as const

/** Keeps each service's load and each organisation's responsiveness from what happens to referrals. */
export class ReferralsConsumer implements EventConsumer {
  readonly name = 'partners.referrals'
  readonly kinds = steps.map((step) => `referral.${step}`)

  constructor(private readonly records: RecordStore) {}

  async handle(tx: Transaction, event: HubEvent): Promise<void> {
    const data = event.data as unknown as ReferralData
    if (data.providerKind === 'VOLUNTEER_GROUP' || !isUuid(data.providerId)) return
    await this.records.saveReferral(tx, {
      id: event.aggregateId,
      organizationId: data.providerId,
      // An offer of a partner's own subgraph has an id of its own making.
      serviceId: data.offerId !== null && isUuid(data.offerId) ? data.offerId : null,
      status: data.status,
      responseMinutes: data.responseMinutes ?? null,
      version: event.version,
    })
  }
}

/** Keeps each organisation's rating from what residents say of its referrals. */
export class EvaluationsConsumer implements EventConsumer {
  readonly name = 'partners.evaluations'
  readonly kinds = ['evaluation.saved']

  constructor(private readonly records: RecordStore) {}

  async handle(tx: Transaction, event: HubEvent): Promise<void> {
    const { providerId, by, satisfaction } = event.data as unknown as EvaluationData
    if (by !== 'RESIDENT' || providerId === null || !isUuid(providerId)) return
    const { aggregateId: id, version } = event
    await this.records.saveEvaluation(tx, { id, organizationId: providerId, satisfaction, version })
  }
}
