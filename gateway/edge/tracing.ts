import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'
import type { RouteHandlerMethod } from 'fastify'
import { note, tracedFrom } from '../../shared/telemetry/tracing'
import type { OperationContext } from '../execution/context'

/** Traces a request from when its body is there until its answer is written; goes on with the client's own trace. */
export function tracedHandler(handler: RouteHandlerMethod): RouteHandlerMethod {
  return function traced(request, reply) {
    const parent = request.headers['traceparent']
    const attributes = { 'hub.request_id': request.id }
    return tracedFrom(
      typeof parent === 'string' ? parent : null,
      `${request.method} /graphql`,
      { kind: 'server', attributes },
      () => Promise.resolve(handler.call(this, request, reply)),
    )
  }
}

/** Tells the trace which operation it is, and how it ended. */
export function tracingPlugin(): ApolloServerPlugin<OperationContext> {
  const listener: GraphQLRequestListener<OperationContext> = {
    didResolveOperation({ operation, operationName }) {
      note({
        ...(operation && { 'graphql.operation.type': operation.operation }),
        ...(operationName && { 'graphql.operation.name': operationName }),
      })
      return Promise.resolve()
    },
    willSendResponse({ response }) {
      const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
      const codes = new Set(errors.map(({ extensions }) => String(extensions?.['code'] ?? 'INTERNAL')))
      if (codes.size > 0) note({ 'hub.error_codes': [...codes].sort().join(' ') })
      return Promise.resolve()
    },
  }
  return { requestDidStart: () => Promise.resolve(listener) }
}
