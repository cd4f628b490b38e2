import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { IllegalTransition, NotFound } from '../../../shared/errors'
import { Checks, isUuid } from '../../../shared/validation'
import { OrganizationStatus } from '../organization/organization'
import type { OrganizationStore } from '../organization/organization.store'
import type { Deliverer } from './deliverer'
import { DeliveryStatus, type Delivery } from './delivery'
import type { DeliveryStore } from './delivery.store'
import type { Dispatch } from './dispatch'
import type { SecretBox } from './secret-box'
import { checkEvents, checkTarget } from './target'
import { newWebhookSecret, secretGraceMilliseconds, type SealedSecrets, type WebhookEndpoint } from './webhook'
import type { WebhookStore } from './webhook.store'

/** An endpoint with its secret, shown once. */
export interface Registration {
  readonly endpoint: WebhookEndpoint
  readonly secret: string
}

export interface WebhookParts {
  readonly endpoints: WebhookStore
  readonly deliveries: DeliveryStore
  readonly organizations: OrganizationStore
  readonly dispatch: Dispatch
  readonly deliverer: Deliverer
  readonly secrets: SecretBox
  readonly production: boolean
  readonly clock: Clock
  readonly ids: Ids
}

const mostEndpoints = 10
/** A test is waited for: it must be over before the gateway's patience is. Milliseconds. */
const testMilliseconds = 2_000

/** Where an organisation's own systems are told of things. */
export class WebhookService {
  constructor(private readonly parts: WebhookParts) {}

  /** Throws ValidationFailed, NotFound, IllegalTransition. */
  register(caller: Caller, url: string, events: readonly string[]): Promise<Registration> {
    const { endpoints, organizations, secrets, production, clock, ids } = this.parts
    return caller.write(async (tx) => {
      const checks = new Checks()
      const target = checkTarget(checks, url, production)
      const wanted = checkEvents(checks, events)
      checks.done()
      const own = tx.viewer.organizationId
      const organization = own !== null && isUuid(own) ? await organizations.lock(tx, own) : null
      if (!organization) throw new NotFound('organization')
      if (organization.status === OrganizationStatus.LEFT)
        throw new IllegalTransition('organization', organization.status, [])
      const others = await endpoints.ofOrganizations(tx, [organization.id])
      checks.that(others.length < mostEndpoints, 'url', `An organisation has at most ${mostEndpoints} endpoints.`)
      checks.done()
      const endpoint: WebhookEndpoint = {
        id: ids.next(),
        organizationId: organization.id,
        url: target,
        events: wanted,
        disabledAt: null,
        disabledBecause: null,
        failingSince: null,
        createdAt: clock.now(),
      }
      const secret = newWebhookSecret()
      const sealed = { secret: secrets.seal(endpoint.id, secret), earlierSecret: null, earlierUntil: null }
      await endpoints.insert(tx, endpoint, sealed)
      return { endpoint, secret }
    })
  }

  /** Throws NotFound. */
  remove(caller: Caller, id: string): Promise<boolean> {
    return caller.write(async (tx) => {
      if (!isUuid(id) || !(await this.parts.endpoints.remove(tx, id))) throw new NotFound('webhook')
      return true
    })
  }

  /** A new secret; for a day, the earlier one signs as well. Throws NotFound. */
  rotate(caller: Caller, id: string): Promise<Registration> {
    const { endpoints, secrets, clock } = this.parts
    return caller.write(async (tx) => {
      const endpoint = await this.own(tx, id)
      const secret = newWebhookSecret()
      await endpoints.setSecrets(tx, endpoint.id, {
        secret: secrets.seal(endpoint.id, secret),
        earlierSecret: endpoint.secret,
        earlierUntil: new Date(clock.now().getTime() + secretGraceMilliseconds),
      })
      return { endpoint, secret }
    })
  }

  /** Is told of things again. Throws NotFound. */
  enable(caller: Caller, id: string): Promise<WebhookEndpoint> {
    return caller.write(async (tx) => {
      const endpoint = await this.own(tx, id)
      if (endpoint.disabledBecause === 'LEFT') throw new IllegalTransition('webhook', 'LEFT', [])
      await this.parts.endpoints.setDisabled(tx, endpoint.id, null, null)
      return { ...endpoint, disabledAt: null, disabledBecause: null, failingSince: null }
    })
  }

  /** Sends a test at once, and once. Throws NotFound, IllegalTransition. */
  async test(caller: Caller, id: string): Promise<Delivery> {
    const { dispatch, deliverer, ids } = this.parts
    const delivery = await caller.write(async (tx) => {
      const endpoint = await this.enabled(tx, id)
      const data = { webhookId: endpoint.id }
      return dispatch.put(tx, endpoint, { event: 'webhook.test', subject: ids.next(), data })
    })
    const options = { timeoutMilliseconds: testMilliseconds, again: false }
    return (await deliverer.deliverNext(caller, delivery, options)) ?? delivery
  }

  /** Sends something again, from the first attempt on. Throws NotFound, IllegalTransition. */
  redeliver(caller: Caller, deliveryId: string): Promise<Delivery> {
    const { deliveries, dispatch, clock } = this.parts
    return caller.write(async (tx) => {
      const known = isUuid(deliveryId) ? await deliveries.byId(tx, deliveryId) : null
      if (!known) throw new NotFound('delivery')
      await deliveries.lockLane(tx, known)
      await this.enabled(tx, known.endpointId)
      const nextAttemptAt = clock.now()
      const again = { ...known, status: DeliveryStatus.PENDING, attempts: 0, nextAttemptAt }
      await deliveries.update(tx, again)
      await dispatch.wake(tx, known, known.organizationId)
      return again
    })
  }

  private async own(tx: Transaction, id: string): Promise<WebhookEndpoint & SealedSecrets> {
    const endpoint = isUuid(id) ? await this.parts.endpoints.lock(tx, id) : null
    if (endpoint?.organizationId !== tx.viewer.organizationId || !endpoint) throw new NotFound('webhook')
    return endpoint
  }

  private async enabled(tx: Transaction, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.own(tx, id)
    if (endpoint.disabledAt !== null) throw new IllegalTransition('webhook', 'DISABLED', ['ENABLED'])
    return endpoint
  }
}
