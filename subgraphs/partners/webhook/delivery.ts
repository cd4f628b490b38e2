export enum DeliveryStatus {
  PENDING = 'PENDING',
  DELIVERED = 'DELIVERED',
  RETRYING = 'RETRYING',
  FAILED = 'FAILED',
}

/** One thing that one endpoint is told. */
export interface Delivery {
  readonly id: string
  readonly endpointId: string
  readonly organizationId: string
  /** What it is about: of one endpoint and subject, one is sent after the other. */
  readonly subject: string
  readonly event: string
  /** JSON, as it is sent. */
  readonly payload: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly lastStatusCode: number | null
  readonly lastError: string | null
  readonly createdAt: Date
  readonly nextAttemptAt: Date | null
}

/** What came of an attempt. */
export type Outcome =
  | { readonly kind: 'answered'; readonly statusCode: number; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'failed'; readonly error: string }

const [second, minute, hour] = [1_000, 60_000, 3_600_000]
/** How long after the attempt before each attempt is made; the table of Standard Webhooks. */
const waits = [0, 5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
/** A part of each wait by which it is made longer or shorter, so that what failed together does not return together. */
const jitter = 0.2
/** However long an endpoint asks to be left alone. */
const longestWait = 24 * hour

export function succeeded(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.statusCode >= 200 && outcome.statusCode < 300
}

export function isGone(outcome: Outcome): boolean {
  return outcome.kind === 'answered' && outcome.statusCode === 410
}

/**
 * A delivery after an attempt: delivered, to be tried again, or failed for good.
 * @param random 0 to 1
 */
export function attempted(
  delivery: Delivery,
  outcome: Outcome,
  { now, random, again = true }: { now: Date; random: number; again?: boolean },
): Delivery {
  const attempts = delivery.attempts + 1
  const lastStatusCode = outcome.kind === 'answered' ? outcome.statusCode : null
  const told = { ...delivery, attempts, lastStatusCode, lastError: errorOf(outcome) }
  if (succeeded(outcome)) return { ...told, status: DeliveryStatus.DELIVERED, nextAttemptAt: null }
  const wait = waits[attempts]
  if (wait === undefined || !again || isGone(outcome))
    return { ...told, status: DeliveryStatus.FAILED, nextAttemptAt: null }
  const jittered = wait * (1 - jitter + 2 * jitter * random)
  const asked = outcome.kind === 'answered' ? (outcome.retryAfterSeconds ?? 0) * second : 0
  const nextAttemptAt = new Date(now.getTime() + Math.max(jittered, Math.min(asked, longestWait)))
  return { ...told, status: DeliveryStatus.RETRYING, nextAttemptAt }
}

function errorOf(outcome: Outcome): string | null {
  if (outcome.kind === 'failed') return outcome.error
  if (succeeded(outcome)) return null
  const { statusCode } = outcome
  const redirect = statusCode >= 300 && statusCode < 400
  return redirect ? `It answered ${statusCode}: redirects are not followed.` : `It answered ${statusCode}.`
}
