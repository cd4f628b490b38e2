import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'
import { HubError } from '../../shared/errors'
import type { Gate } from './gate'
import { httpError } from './refusal'
import type { HttpContext } from './request'

/** Holds each operation, once it is known to be valid, against what needs the schema: before it is planned. */
export function gatePlugin(gate: Gate): ApolloServerPlugin<HttpContext> {
  return {
    requestDidStart(): Promise<GraphQLRequestListener<HttpContext>> {
      return Promise.resolve({
        didResolveOperation({ schema, document, operationName, request, contextValue }) {
          const operation = { schema, document, operationName, variables: request.variables ?? {} }
          try {
            gate.operation(operation, contextValue.viewer, contextValue.address)
            return Promise.resolve()
          } catch (error) {
            return Promise.reject(error instanceof HubError ? httpError(error) : (error as Error))
          }
        },
      })
    },
  }
}
