import { parse, type DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock'
import type { HubEvent, Undelivered } from '../events'
import type { Subgraph, SubgraphRequest } from '../graphql/subgraph'
import type { Logger } from '../logging'
import type { HttpAnswer } from './route'
import type { RouteQuestion } from './routing'
import { SignatureGuard } from './signature'
import {
  openSignedServer,
  send,
  type SignedRequest,
  type SignedServer,
  type SignedServerOptions,
} from './signed-server'
import { callerOf, wire, type WireBody } from './wire'

export interface ServeOptions {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  /** Shared with the gateway; each subgraph has its own. */
  readonly key: string
  readonly clock: Clock
  readonly log: Logger
  /** Null when the subgraph can do its work, else the reason. */
  readonly ready: () => Promise<string | null>
  /** Takes what other subgraphs have published. */
  readonly receive?: (events: readonly HubEvent[]) => Promise<readonly Undelivered[]>
  readonly metrics?: SignedServerOptions['metrics']
  /** Answers what the subgraph offers beside GraphQL; null: nothing of it is there. */
  readonly route?: (question: RouteQuestion) => Promise<HttpAnswer | null>
}

/** What is asked before the subgraph is there is answered with 503: the gateway takes it for one that cannot be reached. */
export type MaybeSubgraph = Subgraph | (() => Subgraph | null)

/** Serves a subgraph to the hub's other processes alone. Subscriptions end as soon as it is closed. */
export async function serveSubgraph(served: MaybeSubgraph, options: ServeOptions): Promise<SignedServer> {
  const { host, port, clock, log, ready, receive, route } = options
  const guard = new SignatureGuard(options.key)
  const documents = new LRUCache<string, DocumentNode>({ max: 2_000 })
  const leaving = new AbortController()
  const paths = new Set<string>([wire.execute, wire.subscribe])
  if (receive) paths.add(wire.events)
  if (route) paths.add(wire.route)

  const asked = ({ caller, body, signal }: SignedRequest): SubgraphRequest => {
    const { query, variables } = JSON.parse(body.toString()) as WireBody
    const document = documents.get(query) ?? parse(query, { noLocation: true })
    documents.set(query, document)
    const { milliseconds, ...known } = callerOf(caller)
    const ends = milliseconds === undefined ? [] : [AbortSignal.timeout(Math.ceil(milliseconds))]
    return { ...known, document, variables, signal: AbortSignal.any([signal, ...ends]) }
  }
  const server = await openSignedServer({
    host,
    port,
    clock,
    log,
    ready,
    ...(options.metrics && { metrics: options.metrics }),
    guardOf: (path) => (paths.has(path) ? guard : null),
    async answer(request) {
      const { path, response, body } = request
      const subgraph = typeof served === 'function' ? served() : served
      if (subgraph === null) return send(response, 503, { message: 'not there yet' })
      if (path === wire.subscribe) return stream(subgraph, asked(request), response, leaving.signal)
      if (path === wire.events && receive) {
        const { events } = JSON.parse(body.toString()) as { events: readonly HubEvent[] }
        return send(response, 200, { left: (await receive(events)).map(({ event }) => event.id) })
      }
      if (path === wire.route && route)
        return send(response, 200, { answer: await route(JSON.parse(body.toString()) as RouteQuestion) })
      return send(response, 200, await subgraph.execute(asked(request)))
    },
  })
  return {
    url: server.url,
    close() {
      leaving.abort()
      return server.close()
    },
  }
}

/**
 * A line for each event, until the gateway goes or the source ends. Where the source fails or the process leaves the
 * answer breaks off in place of ending: the gateway tells its subscribers to come again.
 */
async function stream(
  subgraph: Subgraph,
  asked: SubgraphRequest,
  response: ServerResponse,
  leaving: AbortSignal,
): Promise<void> {
  const events = await subgraph.subscribe(asked)
  if (!(Symbol.asyncIterator in events)) return send(response, 200, events)
  const stop = () => void events.return?.()
  asked.signal.addEventListener('abort', stop, { once: true })
  leaving.addEventListener('abort', stop, { once: true })
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  response.flushHeaders()
  try {
    for await (const event of events)
      if (!response.write(`${JSON.stringify(event)}\n`)) await once(response, 'drain', { signal: asked.signal })
    if (leaving.aborted) response.destroy()
    else response.end()
  } catch (error) {
    response.destroy()
    // The gateway has gone in the middle of a line: nothing is wrong with the subscription.
    if (!asked.signal.aborted) throw error
  } finally {
    leaving.removeEventListener('abort', stop)
  }
}
