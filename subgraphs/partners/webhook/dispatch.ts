import type { Clock, Ids } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import { DeliveryStatus, type Delivery } from './delivery'
import type { DeliveryStore, Lane } from './delivery.store'
import type { WebhookEndpoint, WebhookEvent } from './webhook'
import type { WebhookStore } from './webhook.store'

/** Ids and codes alone: who wants more asks for it, with its own rights. */
export type Thin = Readonly<Record<string, string | number>>

export interface Message {
  readonly event: WebhookEvent
  /** What it is about; messages on the same subject arrive one after another. */
  readonly subject: string
  readonly data: Thin
}

/** The job that sends what is next in a lane. */
export const deliverJob = 'webhook.deliver'
/**
 * Jobs of one queue run one after another, so that endpoints that hang hold up a part of the runner at most, and one
 * organisation's never more than one place in it.
 */
const queues = 2
/** How long deliveries stay readable. Milliseconds. */
const keptMilliseconds = 30 * 86_400_000

/** Puts messages where they are sent from, in the transaction that makes them true. */
export class Dispatch {
  constructor(
    private readonly endpoints: WebhookStore,
    private readonly deliveries: DeliveryStore,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Tells all endpoints of an organisation that want to hear of it. */
  async tell(tx: Transaction, organizationId: string, message: Message): Promise<void> {
    for (const endpoint of await this.endpoints.ofOrganizations(tx, [organizationId])) {
      if (endpoint.disabledAt !== null || !endpoint.events.includes(message.event)) continue
      const { subject } = await this.put(tx, endpoint, message)
      await this.wake(tx, { endpointId: endpoint.id, subject }, organizationId)
    }
  }

  /** Writes down what an endpoint is to be told; sending it is somebody else's. */
  async put(tx: Transaction, endpoint: WebhookEndpoint, { event, subject, data }: Message): Promise<Delivery> {
    const now = this.clock.now()
    const delivery: Delivery = {
      id: this.ids.next(),
      endpointId: endpoint.id,
      organizationId: endpoint.organizationId,
      subject,
      event,
      payload: JSON.stringify({ type: event, timestamp: now.toISOString(), data }),
      status: DeliveryStatus.PENDING,
      attempts: 0,
      lastStatusCode: null,
      lastError: null,
      createdAt: now,
      nextAttemptAt: now,
    }
    await this.deliveries.insert(tx, delivery, new Date(now.getTime() - keptMilliseconds))
    return delivery
  }

  /** Lets a lane be looked at, now or later. */
  async wake(tx: Transaction, lane: Lane, organizationId: string, runAt?: Date): Promise<void> {
    const queue = `webhooks-${parseInt(organizationId.slice(-6), 16) % queues}`
    await this.jobs.add(tx, deliverJob, lane, { queue, ...(runAt && { runAt }) })
  }
}
