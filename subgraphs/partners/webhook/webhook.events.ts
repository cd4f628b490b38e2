import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import type { EventConsumer, HubEvent } from '../../../shared/events'
import { isUuid } from '../../../shared/validation'
import type { DeliveryStore } from './delivery.store'
import type { Dispatch } from './dispatch'
import type { WebhookEvent } from './webhook'
import type { WebhookStore } from './webhook.store'

const toldSteps = ['offered', 'withdrawn', 'urged', 'confirmed', 'returned'] as const

/** Tells partners of what others do with their referrals. */
export class ReferralWebhooks implements EventConsumer {
  readonly name = 'partners.webhooks.referrals'
  readonly kinds = toldSteps.map((step) => `referral.${step}`)

  constructor(private readonly dispatch: Dispatch) {}

  async handle(tx: Transaction, { kind, aggregateId: referralId, data, version }: HubEvent): Promise<void> {
    const { providerId, providerKind, caseId, status } = data as Record<string, string>
    if (providerKind === 'VOLUNTEER_GROUP' || providerId === undefined || !isUuid(providerId)) return
    const thin = { referralId, caseId: caseId ?? '', status: status ?? '', version }
    await this.dispatch.tell(tx, providerId, { event: kind as WebhookEvent, subject: referralId, data: thin })
  }
}

/** Tells an organisation that it was suspended, and ends what one that has left was told. */
export class OrganizationWebhooks implements EventConsumer {
  readonly name = 'partners.webhooks.organizations'
  readonly kinds = ['organization.saved']

  constructor(
    private readonly dispatch: Dispatch,
    private readonly endpoints: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly clock: Clock,
  ) {}

  async handle(tx: Transaction, { aggregateId: organizationId, data, version }: HubEvent): Promise<void> {
    const { status } = data as { status: string }
    if (status === 'SUSPENDED') {
      const thin = { organizationId, status, version }
      await this.dispatch.tell(tx, organizationId, { event: 'service.suspended', subject: organizationId, data: thin })
    } else if (status === 'LEFT')
      for (const { id } of await this.endpoints.ofOrganizations(tx, [organizationId])) {
        await this.endpoints.setDisabled(tx, id, this.clock.now(), 'LEFT')
        await this.deliveries.giveUp(tx, id, 'The organisation has left the hub.')
      }
  }
}
