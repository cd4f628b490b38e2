import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'
import { GraphQLError } from 'graphql'
import type { OperationContext } from '../execution/context'
import type { Metrics } from './metrics'

/** Counts every request and every error that is answered. */
export function metricsPlugin(metrics: Metrics): ApolloServerPlugin<OperationContext> {
  return {
    contextCreationDidFail({ error }) {
      metrics.failed(String(error instanceof GraphQLError ? error.extensions['code'] : 'INTERNAL'))
      return Promise.resolve()
    },
    requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
      const began = performance.now()
      return Promise.resolve({
        willSendResponse({ operation, response }) {
          metrics.requested(operation?.operation ?? 'none', performance.now() - began)
          const errors = response.body.kind === 'single' ? response.body.singleResult.errors : undefined
          for (const { extensions } of errors ?? []) metrics.failed(String(extensions?.['code'] ?? 'INTERNAL'))
          return Promise.resolve()
        },
      })
    },
  }
}
