import { randomBytes } from 'node:crypto'

/** What a partner can be told of. */
export const webhookEvents = [
  'referral.offered',
  'referral.withdrawn',
  'referral.urged',
  'referral.confirmed',
  'referral.returned',
  'service.suspended',
  'webhook.disabled',
  'webhook.test',
] as const
export type WebhookEvent = (typeof webhookEvents)[number]

/** GONE: it answered 410. FAILING: it took nothing for days. LEFT: its owner left the hub. */
export type DisabledBecause = 'GONE' | 'FAILING' | 'LEFT'

/** Where an organisation wants to be told of things. */
export interface WebhookEndpoint {
  readonly id: string
  readonly organizationId: string
  readonly url: string
  readonly events: readonly string[]
  readonly disabledAt: Date | null
  readonly disabledBecause: DisabledBecause | null
  readonly failingSince: Date | null
  readonly createdAt: Date
}

/** An endpoint's secrets, sealed. */
export interface SealedSecrets {
  readonly secret: Buffer
  readonly earlierSecret: Buffer | null
  /** Until when the earlier one signs as well. */
  readonly earlierUntil: Date | null
}

/** How long a secret still signs beside its successor. Milliseconds. */
export const secretGraceMilliseconds = 86_400_000

/** For how long an endpoint may take nothing before it is disabled. Milliseconds. */
export const patienceMilliseconds = 5 * 86_400_000

/** Whether an endpoint that has just failed has done so for too long. */
export function failedForTooLong(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= patienceMilliseconds
}

/** A secret in the form that Standard Webhooks gives it. */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}
