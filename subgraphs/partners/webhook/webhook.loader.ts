import { actsFor } from '../../../shared/auth'
import type { Caller } from '../../../shared/database'
import { page } from '../../../shared/graphql/connection'
import { manyByKey, type Loader } from '../../../shared/loader'
import type { Delivery } from './delivery'
import type { DeliveryStore } from './delivery.store'
import type { WebhookEndpoint } from './webhook'
import type { WebhookStore } from './webhook.store'

/** Endpoints and their deliveries, for their owner alone. */
export class WebhookLoader {
  private readonly endpoints: Loader<string, readonly WebhookEndpoint[]>
  private readonly deliveries: Loader<string, readonly (Delivery & { key: string })[]>

  constructor(endpoints: WebhookStore, deliveries: DeliveryStore) {
    this.endpoints = manyByKey(
      (tx, ids) => endpoints.ofOrganizations(tx, ids),
      (endpoint) => endpoint.organizationId,
    )
    this.deliveries = manyByKey<string, Delivery & { key: string }>(
      async (tx, keys) => {
        const asked = keys.map((key) => JSON.parse(key) as { endpointId: string; first: number })
        const found = await deliveries.ofEndpoints(tx, asked)
        // An endpoint that is asked for twice, with two lengths, gets each as long as it was asked.
        return asked.flatMap(({ endpointId, first }, index) => {
          const own = [...new Map(found.filter((one) => one.endpointId === endpointId).map((one) => [one.id, one]))]
          return own.slice(0, first).map(([, one]) => ({ ...one, key: keys[index] ?? '' }))
        })
      },
      (row) => row.key,
    )
  }

  /** Null for everybody but the organisation itself. */
  async ofOrganization(caller: Caller, organizationId: string): Promise<readonly WebhookEndpoint[] | null> {
    const own = caller.viewer.role === 'PARTNER' && actsFor(caller.viewer, organizationId)
    return own ? this.endpoints.load(caller, organizationId) : null
  }

  /** Newest first. Throws ValidationFailed unless 1 ≤ first ≤ 100. */
  deliveriesOf(caller: Caller, endpointId: string, first: number): Promise<readonly Delivery[]> {
    return this.deliveries.load(caller, JSON.stringify({ endpointId, first: page(first, null).first }))
  }
}
