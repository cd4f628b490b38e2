import type { ApolloServerPlugin, GraphQLRequestListener } from '@apollo/server'

/** Errors of the document and its variables; all else that is answered without data is refused by its status, too. */
const wellFormed = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'VALIDATION_FAILED',
])

/**
 * GraphQL over HTTP: a client that asks for `application/json`, and not for GraphQL's own media type, is answered 200
 * whatever is wrong with its document, since it takes any other status for one of something in between.
 */
export function statusPlugin(): ApolloServerPlugin {
  return {
    requestDidStart(): Promise<GraphQLRequestListener<object>> {
      return Promise.resolve({
        willSendResponse({ request, response }) {
          const accept = request.http?.headers.get('accept') ?? ''
          const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
          const aboutDocument =
            errors.length > 0 && errors.every(({ extensions }) => wellFormed.has(extensions?.['code']))
          if (aboutDocument && accept.includes('application/json') && !accept.includes('graphql-response+json'))
            response.http.status = 200
          return Promise.resolve()
        },
      })
    },
  }
}
