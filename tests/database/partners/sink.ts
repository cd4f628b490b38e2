import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

/** What a partner's system was sent. */
export interface Received {
  readonly id: string
  readonly headers: Record<string, string>
  readonly body: string
}

export type Behaviour = (response: ServerResponse, request: IncomingMessage) => void

export const answers = (status: number, headers: Record<string, string> = {}): Behaviour => {
  return (response) => void response.writeHead(status, headers).end()
}

/** A partner's system that hears webhooks, and behaves as it is told. */
export interface Sink {
  readonly url: string
  readonly received: Received[]
  behaves: Behaviour
  close(): Promise<void>
}

export async function openSink(): Promise<Sink> {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.once('end', () => {
      const headers = request.headers as Record<string, string>
      received.push({ id: headers['webhook-id'] ?? '', headers, body: Buffer.concat(chunks).toString() })
      sink.behaves(response, request)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const sink: Sink = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    behaves: answers(204),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return sink
}

/** As a receiver checks it, by the library of Standard Webhooks. Throws when it is not signed with the secret. */
export function verified(
  secret: string,
  { body, headers }: Received,
): { type: string; timestamp: string; data: object } {
  return new Webhook(secret).verify(body, headers) as { type: string; timestamp: string; data: object }
}
