import { GraphQLError, Kind, OperationTypeNode, print, type DocumentNode, type ExecutionResult } from 'graphql'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import type { Clock } from '../../shared/clock'
import type { Subgraph, SubgraphRequest } from '../../shared/graphql/subgraph'
import { signature } from '../../shared/process/signature'
import { callerHeader, wire } from '../../shared/process/wire'
import { traceHeaders } from '../../shared/telemetry/tracing'
import { SubgraphUnavailable } from './data-source'
import { DeadlinePassed, remaining } from './deadline'

export interface HttpSubgraphOptions {
  readonly name: string
  /** `http://cases:4102` */
  readonly url: string
  /** Shared with this subgraph alone. */
  readonly key: string
  readonly clock: Clock
}

/** One of the hub's own subgraphs, in a process of its own: kept connections, every request signed. */
export function httpSubgraph(
  options: HttpSubgraphOptions,
): Pick<Subgraph, 'name' | 'execute' | 'subscribe'> & { close(): void } {
  const agent = new Agent({ keepAlive: true, maxFreeSockets: 64, timeout: 60_000 })
  const texts = new WeakMap<DocumentNode, string>()
  const textOf = (document: DocumentNode) => {
    const known = texts.get(document) ?? print(document)
    texts.set(document, known)
    return known
  }

  function send(path: string, { document, variables, viewer, requestId, operationName, signal }: SubgraphRequest) {
    const body = JSON.stringify({ query: textOf(document), variables })
    const milliseconds = remaining(signal)
    const caller = callerHeader({ viewer, requestId, operationName, ...(milliseconds !== null && { milliseconds }) })
    const signed = signature(options.key, { method: 'POST', path, caller, body }, options.clock.now())
    return new Promise<IncomingMessage>((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        [wire.callerHeader]: caller,
        [wire.signatureHeader]: signed,
        ...traceHeaders(),
      }
      const sent = httpRequest(new URL(path, options.url), { method: 'POST', agent, signal, headers }, resolve)
      sent.on('error', reject)
      sent.end(body)
    })
  }

  async function answered(path: string, request: SubgraphRequest): Promise<IncomingMessage> {
    try {
      const response = await send(path, request).catch((error: unknown) => {
        // The connection had been closed while it was idle. Only a query may be sent again: it changes nothing.
        if (isReset(error) && isQuery(request.document)) return send(path, request)
        throw error
      })
      if (response.statusCode === 200) return response
      response.resume()
      throw new Error(`status ${response.statusCode}`)
    } catch (error) {
      return unavailable(error, request.signal)
    }
  }

  return {
    name: options.name,
    async execute(request) {
      const response = await answered(wire.execute, request)
      return resultOf(await text(response).catch((error: unknown) => unavailable(error, request.signal)))
    },
    async subscribe(request) {
      const response = await answered(wire.subscribe, request)
      if (!response.headers['content-type']?.startsWith('application/x-ndjson'))
        return resultOf(await text(response).catch((error: unknown) => unavailable(error, request.signal)))
      return lines(response)
    },
    close: () => agent.destroy(),
  }
}

/** It broke off, unless it was us who gave it up: that it took too long is another matter. */
function unavailable(error: unknown, given?: AbortSignal): never {
  throw given?.aborted ? new DeadlinePassed() : new SubgraphUnavailable(error)
}

/** The lines of an answer as they come; `return` hangs up. */
async function* lines(response: IncomingMessage): AsyncGenerator<ExecutionResult, void> {
  try {
    for await (const line of createInterface({ input: response, crlfDelay: Infinity })) yield resultOf(line)
    // A connection that breaks off ends the lines as well; subscribers must hear the difference.
    if (!response.complete) unavailable(new Error('the stream broke off'))
  } finally {
    response.destroy()
  }
}

function resultOf(json: string): ExecutionResult {
  const {
    data,
    errors,
    extensions: told,
  } = JSON.parse(json) as {
    data?: Record<string, unknown> | null
    errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[]
    extensions?: Record<string, unknown>
  }
  return {
    ...(data !== undefined && { data }),
    ...(told && { extensions: told }),
    ...(errors && {
      errors: errors.map(
        ({ message, path, extensions }) =>
          new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }),
      ),
    }),
  }
}

function isReset(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

function isQuery({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (node) => node.kind === Kind.OPERATION_DEFINITION && node.operation === OperationTypeNode.QUERY,
  )
}
