import { v7 } from 'uuid'
import type { TestSubgraph } from '../../support'
import { home, partnerOf, told } from './partners-story'

export const register = `mutation ($url: String!, $events: [String!]!) {
  registerWebhook(url: $url, events: $events) { secret endpoint { id url events enabled } } }`
export const deliveries = `query ($id: ID!) { organization(id: $id) { webhooks {
  id enabled disabledBecause failingSince
  deliveries { id event status attempts lastStatusCode lastError nextAttemptAt } } } }`

export const everything = [
  'referral.offered',
  'referral.withdrawn',
  'referral.urged',
  'referral.confirmed',
  'referral.returned',
  'service.suspended',
  'webhook.disabled',
]

export interface Registered {
  readonly id: string
  readonly secret: string
}

export async function registered(
  hub: TestSubgraph,
  organization: string,
  url: string,
  events: readonly string[] = everything,
): Promise<Registered> {
  const { registerWebhook } = await told(hub, partnerOf(organization), register, { url, events })
  return { id: registerWebhook.endpoint.id, secret: registerWebhook.secret }
}

export interface SeenDelivery {
  readonly id: string
  readonly event: string
  readonly status: string
  readonly attempts: number
  readonly lastStatusCode: number | null
  readonly lastError: string | null
  readonly nextAttemptAt: string | null
}

export interface SeenEndpoint {
  readonly id: string
  readonly enabled: boolean
  readonly disabledBecause: string | null
  readonly failingSince: string | null
  /** Newest first. */
  readonly deliveries: readonly SeenDelivery[]
}

export async function endpointsOf(hub: TestSubgraph, organization: string): Promise<SeenEndpoint[]> {
  return (await told(hub, partnerOf(organization), deliveries, { id: organization })).organization.webhooks
}

let version = 0

/** The cases subgraph tells of a step of a referral. */
export async function happened(
  hub: TestSubgraph,
  organization: string,
  step: string,
  referral = v7(),
): Promise<string> {
  const data = {
    caseId: v7(),
    communityCode: home,
    residentId: 'a resident',
    providerId: organization,
    providerKind: 'ENTERPRISE',
    offerId: null,
    batchId: v7(),
    mode: 'DIRECT',
    status: 'OFFERED',
    responseMinutes: null,
  }
  await hub.receive({ kind: `referral.${step}`, aggregateId: referral, version: ++version, data })
  return referral
}
