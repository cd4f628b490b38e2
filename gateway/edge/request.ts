import type { FastifyReply, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { anonymous, type Viewer } from '../../shared/auth'
import { HubError } from '../../shared/errors'
import type { OperationContext } from '../execution/context'
import { deadline } from '../execution/deadline'
import type { Authenticator } from './authentication'
import type { Gate, SentOperation } from './gate'
import type { Metrics } from './metrics'
import { errorBody, headersOf, httpError, statusOf } from './refusal'

/** What Apollo Server hands to its plugins and to the gateway. */
export interface HttpContext extends OperationContext {
  /** The client's, as far as it is known. */
  readonly address: string
}

const viewers = new WeakMap<FastifyRequest, Viewer>()

export interface EntranceOptions {
  readonly authenticator: Authenticator
  readonly gate: Gate
  readonly metrics: Metrics
}

/** Fastify's `onRequest`: who cannot be recognised, or asks too much, is refused before a byte of the body is read. */
export function entrance({ authenticator, gate, metrics }: EntranceOptions): onRequestAsyncHookHandler {
  return async (request, reply) => {
    try {
      viewers.set(request, await viewerOrStranger(request, authenticator, gate))
      gate.request(viewerOf(request), request.ip)
      return undefined
    } catch (error) {
      if (!(error instanceof HubError)) throw error
      metrics.failed(error.code)
      return refuse(reply, error)
    }
  }
}

async function viewerOrStranger(request: FastifyRequest, authenticator: Authenticator, gate: Gate): Promise<Viewer> {
  try {
    return await authenticator.viewerOf(request.headers.authorization)
  } catch (error) {
    // Verifying costs more than answering: who sends nothing but bad tokens is not verified for ever.
    gate.stranger(request.ip)
    throw error
  }
}

/** Answers a request with nothing but a refusal. */
export function refuse(reply: FastifyReply, refusal: HubError): FastifyReply {
  return reply.code(statusOf(refusal)).headers(headersOf(refusal)).send(errorBody(refusal))
}

/** Apollo Server's context function: holds the operation's text against the limits and starts the request's deadline. */
export function requestContext(gate: Gate, timeoutMilliseconds: number) {
  return (request: FastifyRequest, reply: FastifyReply): Promise<HttpContext> => {
    try {
      gate.text(sentOperation(request))
    } catch (error) {
      return Promise.reject(error instanceof HubError ? httpError(error) : (error as Error))
    }
    const own = deadline(timeoutMilliseconds)
    reply.raw.once('close', () => {
      own.clear()
      if (!reply.raw.writableFinished) own.abort()
    })
    const { id: requestId, ip: address } = request
    return Promise.resolve({ viewer: viewerOf(request), requestId, signal: own.signal, address })
  }
}

/** Who sent a request that `entrance` let pass. */
export function viewerOf(request: FastifyRequest): Viewer {
  return viewers.get(request) ?? anonymous
}

function sentOperation({ method, query, body }: FastifyRequest): SentOperation {
  if (method !== 'GET') return (body ?? {}) as SentOperation
  const { query: text, extensions } = query as { query?: unknown; extensions?: unknown }
  return { query: text, extensions: typeof extensions === 'string' ? parsed(extensions) : null }
}

/** What is no JSON is refused by Apollo Server. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
