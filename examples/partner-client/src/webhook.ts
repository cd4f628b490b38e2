import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { Hub } from './hub'

/** What the hub tells us: a type and ids. Whoever needs more asks for it. */
export interface Message {
  readonly type: string
  readonly timestamp: string
  readonly data: Readonly<Record<string, string | number>>
}

export const wanted = [
  'referral.offered',
  'referral.withdrawn',
  'referral.urged',
  'referral.confirmed',
  'referral.returned',
]

const mostBytes = 64 * 1024

/** Receives signed messages; each is handled once, however often it is sent. */
export class Receiver {
  private readonly server: Server
  private readonly seen = new Set<string>()
  private webhook: Webhook | null = null

  /** @param handle what is thrown here makes the hub send the message again, later */
  constructor(private readonly handle: (message: Message) => Promise<void>) {
    this.server = createServer((request, response) => {
      this.receive(request).then(
        (status) => response.writeHead(status).end(),
        (error: unknown) => {
          console.error(error)
          response.writeHead(500).end()
        },
      )
    })
  }

  /** Answers the address it listens on. */
  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(port, resolve))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`
  }

  /**
   * Lets the hub know where to send what, instead of where an earlier run had it sent. The secret is shown this once: a
   * system that stays keeps it in its vault.
   */
  async register(hub: Hub, organizationId: string, url: string): Promise<void> {
    const query = `query Endpoints($id: ID!) { organization(id: $id) { webhooks { id url } } }`
    type Known = { organization: { webhooks: readonly { id: string; url: string }[] | null } | null }
    const { organization } = await hub.ask<Known>(query, { id: organizationId })
    for (const earlier of organization?.webhooks ?? [])
      if (earlier.url === url) await hub.ask(`mutation Remove($id: ID!) { removeWebhook(id: $id) }`, { id: earlier.id })
    const change = `mutation Register($url: String!, $events: [String!]!) {
      registerWebhook(url: $url, events: $events) { secret } }`
    type Answer = { registerWebhook: { secret: string } }
    const { registerWebhook } = await hub.ask<Answer>(change, { url, events: wanted })
    this.webhook = new Webhook(registerWebhook.secret)
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(() => resolve()))
  }

  private async receive(request: IncomingMessage): Promise<number> {
    const body = await textOf(request)
    if (body === null) return 413
    const message = this.verified(body, request.headers as Record<string, string>)
    if (!message) return 401
    const id = String(request.headers['webhook-id'])
    if (this.seen.has(id)) return 204
    await this.handle(message)
    this.seen.add(id)
    return 204
  }

  /** Null unless the hub has signed it, within the last minutes. */
  private verified(body: string, headers: Record<string, string>): Message | null {
    try {
      return (this.webhook?.verify(body, headers) as Message | undefined) ?? null
    } catch (error) {
      if (error instanceof WebhookVerificationError) return null
      throw error
    }
  }
}

async function textOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
