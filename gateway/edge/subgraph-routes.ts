import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import { anonymous } from '../../shared/auth'
import type { HttpRequest, MountedRoute } from '../../shared/process'
import type { Gate } from './gate'
import { viewerOf } from './request'

/**
 * Answers what subgraphs offer beside GraphQL: their bodies reach them as they were sent. The limit of the body and the
 * masking of errors are the server's; each request counts for its viewer, or for its address where the route itself
 * finds out who asks.
 */
export function subgraphRoutes(
  app: FastifyInstance,
  routes: readonly MountedRoute[],
  { entrance, gate }: { entrance: onRequestAsyncHookHandler; gate: Gate },
): void {
  const countAddress: onRequestAsyncHookHandler = async (request) => Promise.resolve(gate.stranger(request.ip))
  // A scope of its own: how bodies are read there is nobody else's business.
  void app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    for (const { method, path, as, answer } of routes)
      scope.route({
        method,
        url: path,
        onRequest: as === 'viewer' ? entrance : countAddress,
        async handler(request, reply) {
          const viewer = as === 'viewer' ? viewerOf(request) : anonymous
          const { status, headers = {}, body } = await answer(viewer, partsOf(request))
          return reply.code(status).headers(headers).send(body)
        },
      })
    done()
  })
}

function partsOf(request: FastifyRequest): HttpRequest {
  const [, query = ''] = request.url.split('?', 2)
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value,
  ])
  return {
    params: request.params as Record<string, string>,
    query: new URLSearchParams(query),
    headers: Object.fromEntries(headers) as HttpRequest['headers'],
    body: typeof request.body === 'string' ? request.body : '',
  }
}
