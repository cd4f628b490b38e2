import type { Transaction } from '../../../shared/database'
import type { EventConsumer } from '../../../shared/events'
import type { ReferralChanges } from '../referral/referral-changes'
import type { ReferralStore } from '../referral/referral.store'
import type { ProviderKind } from './provider'
import type { ProviderStore } from './provider.store'

interface Ports {
  readonly providers: ProviderStore
  readonly referrals: ReferralStore
  readonly changes: ReferralChanges
}

interface ProviderData {
  readonly kind: ProviderKind
  readonly status: string
  readonly areaCodes: readonly string[]
  readonly organizationId: string
}

/** Who can be referred to, and which offer is whose. Whoever is no longer verified loses what is offered to it. */
export function providerConsumer({ providers, referrals, changes }: Ports): EventConsumer {
  return {
    name: 'cases.providers',
    kinds: ['organization.saved', 'group.saved', 'service.saved'],
    async handle(tx, { kind, aggregateId: id, data }) {
      const told = data as unknown as ProviderData
      if (kind === 'service.saved') return providers.saveOffer(tx, id, told.organizationId, told.status)
      const providerKind = kind === 'group.saved' ? 'VOLUNTEER_GROUP' : told.kind
      await providers.save(tx, { id, kind: providerKind, status: told.status, areaCodes: told.areaCodes })
      if (told.status !== 'VERIFIED') await withdrawOffers(tx, id)
    },
  }

  async function withdrawOffers(tx: Transaction, providerId: string): Promise<void> {
    for (const id of await referrals.offeredTo(tx, providerId)) {
      const { referral, the } = await changes.lock(tx, id)
      if (referral.status === 'OFFERED')
        await changes.move(tx, the, referral, 'withdraw', {}, 'the provider is not verified any longer')
    }
  }
}
