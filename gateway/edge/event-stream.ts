import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { getOperationAST, GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql'
import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import type { Viewer } from '../../shared/auth'
import { rightsOf } from '../execution/rights'
import { LiveOperations, type LiveOperationOptions, type SentLiveOperation } from './live-operations'
import { limits } from './limits/admission'
import { LimitExceeded } from './limits/limit'
import { errorBody, statusOf } from './refusal'
import { viewerOf } from './request'

export interface EventStreamOptions extends LiveOperationOptions {
  readonly entrance: onRequestAsyncHookHandler
}

/** Where server-sent events are served. */
export const eventStreamPath = '/graphql/stream'

const pingMilliseconds = 12_000
/** How long one who has fallen behind may take to read why its stream ends. */
const slowMilliseconds = 10_000
const eventStream = 'text/event-stream'

/**
 * The second way to subscribe, for places that WebSockets do not reach: graphql-sse's distinct connections, one
 * operation a request. The stream is written as fast as it is read; what waits meanwhile is bounded by the subscription.
 */
export function eventStreamRoute(app: FastifyInstance, options: EventStreamOptions): void {
  const operations = new LiveOperations(options)
  const open = new Map<string, number>()
  app.route({
    method: ['GET', 'POST'],
    url: eventStreamPath,
    onRequest: options.entrance,
    async handler(request, reply) {
      if (!request.headers.accept?.includes(eventStream)) return reply.code(406).send(problem(`Accept ${eventStream}.`))
      const sent = sentIn(request)
      if (sent === null) return reply.code(400).send(problem('There is no operation in it.'))
      const viewer = viewerOf(request)
      const who = viewer.role === 'ANONYMOUS' ? request.ip : rightsOf(viewer)
      const streams = (open.get(who) ?? 0) + 1
      if (streams > limits.subscriptions) {
        const refusal = new LimitExceeded('event streams of a viewer', limits.subscriptions)
        return reply.code(statusOf(refusal)).send(errorBody(refusal))
      }
      open.set(who, streams)
      reply.raw.once('close', () => {
        const left = (open.get(who) ?? 1) - 1
        if (left > 0) open.set(who, left)
        else open.delete(who)
      })
      await answer(operations, { sent, viewer, request, reply })
      return reply
    },
  })
}

interface Asked {
  readonly sent: SentLiveOperation
  readonly viewer: Viewer
  readonly request: FastifyRequest
  readonly reply: FastifyReply
}

async function answer(operations: LiveOperations, { sent, viewer, request, reply }: Asked): Promise<void> {
  const operation = operations.read(sent, viewer, request.ip)
  if (Array.isArray(operation)) return stream(reply, { errors: operation })
  const kind = getOperationAST(operation.document, operation.operationName)?.operation
  if (!kind) return stream(reply, { errors: [new GraphQLError('The document has no such operation.')] })
  // A link or an image on any page sends a GET.
  if (kind === OperationTypeNode.MUTATION && request.method === 'GET')
    return void (await reply.code(405).header('allow', 'POST').send(problem('Send mutations with POST.')))
  if (kind !== OperationTypeNode.SUBSCRIPTION) return stream(reply, await operations.execute(operation))
  let stop: NodeJS.Timeout | undefined
  const events = await operations.subscribe(operation, (reason) => {
    if (reason === 'slow') stop = setTimeout(() => reply.raw.destroy(), slowMilliseconds)
  })
  reply.raw.once('close', () => clearTimeout(stop))
  await stream(reply, events)
}

/** Writes answers until they end or the client has gone. */
async function stream(
  reply: FastifyReply,
  answers: AsyncIterableIterator<ExecutionResult> | ExecutionResult,
): Promise<void> {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': `${eventStream}; charset=utf-8`,
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  })
  // Some browsers take the headers for read only when a first byte comes.
  raw.write(':\n\n')
  const pinging = setInterval(() => raw.write(':\n\n'), pingMilliseconds)
  const live = Symbol.asyncIterator in answers ? answers : null
  raw.once('close', () => {
    clearInterval(pinging)
    void live?.return?.()
  })
  if (live) for await (const one of live) await write(raw, one)
  else await write(raw, answers as ExecutionResult)
  raw.end('event: complete\ndata:\n\n')
}

async function write(raw: ServerResponse, result: ExecutionResult): Promise<void> {
  if (raw.destroyed || raw.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)) return
  await Promise.race([once(raw, 'drain'), once(raw, 'close')])
}

/** The operation of a request; null when there is none that can be read. */
function sentIn({ method, query, body }: FastifyRequest): SentLiveOperation | null {
  const sent = (method === 'GET' ? query : body) as Record<string, unknown> | null
  if (typeof sent !== 'object' || sent === null) return null
  try {
    const { query: text, operationName, variables, extensions } = sent
    if (typeof text !== 'string' && !extensions) return null
    return {
      query: text,
      operationName: typeof operationName === 'string' ? operationName : null,
      variables: objectIn(variables),
      extensions: objectIn(extensions),
    }
  } catch {
    return null
  }
}

/** Objects in a URL are JSON. Throws what JSON.parse throws. */
function objectIn(value: unknown): Record<string, unknown> | null {
  const object: unknown = typeof value === 'string' ? JSON.parse(value) : value
  return typeof object === 'object' ? (object as Record<string, unknown> | null) : null
}

function problem(message: string): object {
  return { errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] }
}
