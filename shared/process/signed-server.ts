import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Registry } from 'prom-client'
import type { Clock } from '../clock'
import type { Logger } from '../logging'
import { tracedFrom } from '../telemetry/tracing'
import type { SignatureGuard } from './signature'
import { wire } from './wire'

/** A request between the hub's own processes whose signature is good. */
export interface SignedRequest {
  readonly path: string
  /** The caller's header, as text. */
  readonly caller: string
  readonly body: Buffer
  readonly response: ServerResponse
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal
}

export interface SignedServerOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly clock: Clock
  readonly log: Logger
  /** What signatures for this path are held against; null: there is no such path. */
  guardOf(path: string): SignatureGuard | null
  /** Null when the process can do its work, else the reason. */
  ready(): Promise<string | null>
  answer(request: SignedRequest): Promise<void>
  /** What `GET /metrics` shows; without it there is no such path. */
  readonly metrics?: Registry
}

export interface SignedServer {
  /** `http://127.0.0.1:4101` */
  readonly url: string
  /** Stops accepting; requests in flight end within 10 s. */
  close(): Promise<void>
}

/** More than any query plan sends. Bytes. */
const bodyLimit = 8 * 1024 * 1024
const drainMilliseconds = 10_000

/** Listens for the hub's other processes: what none of them has signed is refused before it is parsed. */
export async function openSignedServer(options: SignedServerOptions): Promise<SignedServer> {
  const server = createServer((request, response) => {
    answer(request, response, options).catch((error: unknown) => {
      options.log.error({ err: error, path: request.url }, 'request failed')
      if (response.headersSent) response.destroy()
      else send(response, 500, { message: 'failed' })
    })
  })
  // Longer than the caller keeps an idle connection, so that only the caller ever closes one.
  server.keepAliveTimeout = 75_000
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), drainMilliseconds)
      await closed
      clearTimeout(timer)
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, options: SignedServerOptions): Promise<void> {
  const path = request.url ?? ''
  if (request.method === 'GET' && path === '/metrics' && options.metrics) return metrics(response, options.metrics)
  if (request.method === 'GET') return health(path, response, options)
  const guard = options.guardOf(path)
  if (!guard) return send(response, 404, { message: 'no such path' })
  const body = await bodyOf(request)
  if (body === null) return send(response, 413, { message: 'too large' })
  const caller = headerOf(request, wire.callerHeader) ?? ''
  const signed = { method: request.method ?? '', path, caller, body }
  if (!guard.accepts(headerOf(request, wire.signatureHeader), signed, options.clock.now()))
    return send(response, 401, { message: 'not signed by the hub' })
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  const work = () => options.answer({ path, caller, body, response, signal: gone.signal })
  const parent = headerOf(request, 'traceparent')
  // What the gateway does not trace is not traced here: its questions are many, and alone they tell nothing.
  return parent === undefined ? work() : tracedFrom(parent, `POST ${path}`, { kind: 'server' }, work)
}

async function health(path: string, response: ServerResponse, { ready }: SignedServerOptions): Promise<void> {
  if (path === '/health/live') return send(response, 200, { status: 'live' })
  if (path !== '/health/ready') return send(response, 404, { message: 'no such path' })
  const reason = await ready().catch(() => 'not reachable')
  return reason === null
    ? send(response, 200, { status: 'ready' })
    : send(response, 503, { status: 'not ready', reasons: [reason] })
}

async function metrics(response: ServerResponse, registry: Registry): Promise<void> {
  const text = await registry.metrics()
  response.writeHead(200, { 'content-type': registry.contentType }).end(text)
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > bodyLimit) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Answers with JSON. */
export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
