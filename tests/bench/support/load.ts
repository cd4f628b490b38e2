import { Agent, request } from 'node:http'
import { quantile } from './statistics'

export type Headers = Readonly<Record<string, string>>

export interface LoadOptions {
  readonly url: string
  /** Of the clients, in turn: who asks. */
  readonly headers: readonly Headers[]
  /** The bodies, sent in turn. */
  readonly bodies: readonly string[]
  /** How many requests are under way at a time, each on a kept connection. */
  readonly clients: number
  readonly requests: number
}

export interface Load {
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p99: number
  readonly p999: number
  /** Answers that were not 200, or held errors. */
  readonly failed: number
}

/** Sends requests from this process, and measures each from its sending to the last byte of its answer. */
export async function load({ url, headers, bodies, clients, requests }: LoadOptions): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let [begun, failed] = [0, 0]
  const client = async (_: unknown, number: number) => {
    while (begun < requests) {
      const body = bodies[begun++ % bodies.length] ?? ''
      const from = performance.now()
      const { status, text } = await post(url, { agent, headers: headers[number % headers.length] ?? {}, body })
      times.push(performance.now() - from)
      if (status !== 200 || text.includes('"errors":')) failed++
    }
  }
  const from = performance.now()
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - from) / 1_000
  agent.destroy()
  const [p50, p99, p999] = [0.5, 0.99, 0.999].map((part) => quantile(times, part))
  return { perSecond: requests / seconds, p50: p50 ?? NaN, p99: p99 ?? NaN, p999: p999 ?? NaN, failed }
}

interface Posting {
  readonly agent?: Agent
  readonly headers: Headers
  readonly body: string
}

/** One request and its whole answer. */
export function post(url: string, { agent, headers, body }: Posting): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        ...(agent && { agent }),
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
