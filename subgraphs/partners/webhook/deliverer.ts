import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { attempted, isGone, succeeded, type Delivery, type Outcome } from './delivery'
import type { DeliveryStore, Lane } from './delivery.store'
import type { Dispatch } from './dispatch'
import type { SecretBox } from './secret-box'
import type { Sender } from './sender'
import { signedHeaders } from './signature'
import { failedForTooLong, type DisabledBecause, type SealedSecrets, type WebhookEndpoint } from './webhook'
import type { WebhookStore } from './webhook.store'

/** How long an endpoint may take to answer. Milliseconds. */
export const answerMilliseconds = 15_000
/** How long nobody else sends what somebody has begun to send: longer than sending takes. Milliseconds. */
const claimMilliseconds = 60_000

export interface DelivererParts {
  readonly endpoints: WebhookStore
  readonly deliveries: DeliveryStore
  readonly dispatch: Dispatch
  readonly sender: Sender
  readonly secrets: SecretBox
  readonly clock: Clock
  /** 0 to 1 */
  readonly random: () => number
}

interface Claimed {
  readonly delivery: Delivery
  readonly endpoint: WebhookEndpoint & SealedSecrets
}

/**
 * Sends what is next in a lane: claimed in one transaction, sent outside any, settled in another. What a process that
 * died has claimed is sent again when the claim has run out.
 */
export class Deliverer {
  constructor(private readonly parts: DelivererParts) {}

  /** @param again whether it is tried again when it fails */
  async deliverNext(
    caller: Caller,
    lane: Lane,
    { timeoutMilliseconds = answerMilliseconds, again = true } = {},
  ): Promise<Delivery | null> {
    const claimed = await caller.write((tx) => this.claim(tx, lane))
    if (!claimed) return null
    const { clock, sender } = this.parts
    const headers = this.headers(claimed)
    const { url } = claimed.endpoint
    await caller.pause()
    const outcome = await sender.send({ url, headers, body: claimed.delivery.payload, timeoutMilliseconds })
    const now = clock.now()
    const delivery = attempted(claimed.delivery, outcome, { now, random: this.parts.random(), again })
    await caller.write((tx) => this.settle(tx, lane, delivery, outcome))
    return delivery
  }

  private async claim(tx: Transaction, lane: Lane): Promise<Claimed | null> {
    const { deliveries, endpoints, dispatch, clock } = this.parts
    await deliveries.lockLane(tx, lane)
    const head = await deliveries.head(tx, lane)
    const now = clock.now()
    // Whoever put it off has also seen to it that somebody looks again.
    if (!head?.nextAttemptAt || head.nextAttemptAt > now) return null
    if (head.claimedUntil !== null && head.claimedUntil > now) {
      await dispatch.wake(tx, lane, head.organizationId, head.claimedUntil)
      return null
    }
    const endpoint = await endpoints.lock(tx, lane.endpointId)
    if (!endpoint || endpoint.disabledAt !== null) return null
    await deliveries.claim(tx, head.id, new Date(now.getTime() + claimMilliseconds))
    return { delivery: head, endpoint }
  }

  private headers({ delivery, endpoint }: Claimed): Record<string, string> {
    const { secrets, clock } = this.parts
    const at = clock.now()
    const { earlierSecret, earlierUntil } = endpoint
    const sealed = [endpoint.secret]
    if (earlierSecret !== null && earlierUntil !== null && earlierUntil > at) sealed.push(earlierSecret)
    const opened = sealed.map((secret) => secrets.open(endpoint.id, secret))
    return {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(delivery.payload)),
      'user-agent': 'Station-Hub-Webhooks/1',
      ...signedHeaders({ id: delivery.id, at, payload: delivery.payload }, opened),
    }
  }

  private async settle(tx: Transaction, lane: Lane, delivery: Delivery, outcome: Outcome): Promise<void> {
    const { deliveries, endpoints, dispatch, clock } = this.parts
    await deliveries.lockLane(tx, lane)
    const endpoint = await endpoints.lock(tx, lane.endpointId)
    if (!endpoint) return
    await deliveries.update(tx, delivery)
    const now = clock.now()
    if (succeeded(outcome)) await endpoints.setFailingSince(tx, endpoint.id, null)
    else if (endpoint.disabledAt === null) {
      if (isGone(outcome)) return this.disable(tx, endpoint, 'GONE', now)
      if (failedForTooLong(endpoint.failingSince, now)) return this.disable(tx, endpoint, 'FAILING', now)
      await endpoints.setFailingSince(tx, endpoint.id, endpoint.failingSince ?? now)
    }
    const next = await deliveries.head(tx, lane)
    if (next?.nextAttemptAt) await dispatch.wake(tx, lane, endpoint.organizationId, next.nextAttemptAt)
  }

  private async disable(tx: Transaction, endpoint: WebhookEndpoint, because: DisabledBecause, now: Date) {
    const { endpoints, deliveries, dispatch } = this.parts
    await endpoints.setDisabled(tx, endpoint.id, now, because)
    await deliveries.giveUp(tx, endpoint.id, 'The endpoint was disabled.')
    const data = { webhookId: endpoint.id, because }
    await dispatch.tell(tx, endpoint.organizationId, { event: 'webhook.disabled', subject: endpoint.id, data })
  }
}
