import { Webhook } from 'standardwebhooks'

export interface SignedMessage {
  readonly id: string
  readonly at: Date
  readonly payload: string
}

/** The headers of Standard Webhooks, with a `v1` signature for each secret that is valid. */
export function signedHeaders({ id, at, payload }: SignedMessage, secrets: readonly string[]): Record<string, string> {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, payload)).join(' '),
  }
}
