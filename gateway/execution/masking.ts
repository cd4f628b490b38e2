import { GraphQLError } from 'graphql'
import { errorCodes, HubError } from '../../shared/errors'

/** Writes the cause of an INTERNAL error down and answers the id under which it stands in the log. */
export type ReportCause = (error: unknown, place: { readonly requestId: string; readonly subgraph?: string }) => string

const known = new Set<unknown>(errorCodes)

/**
 * Errors as a client may read them: those with one of the hub's codes keep message, path and details; anything else is
 * INTERNAL with an id. Where it happened (the executor puts the subgraph's name in) stays inside.
 */
export function maskedErrors(
  errors: readonly unknown[],
  place: { readonly requestId: string },
  report: ReportCause,
): GraphQLError[] {
  return errors.map((error) => {
    if (error instanceof HubError)
      return new GraphQLError(error.message, { extensions: { code: error.code, ...error.details } })
    const path = error instanceof GraphQLError ? error.path : undefined
    if (error instanceof GraphQLError && known.has(error.extensions['code'])) {
      const { serviceName: _, stacktrace: __, ...extensions } = error.extensions
      return new GraphQLError(error.message, { path: path ?? null, extensions })
    }
    const errorId = report(error, place)
    const message = 'Something went wrong here. Try again; if it stays, report the errorId.'
    return new GraphQLError(message, { path: path ?? null, extensions: { code: 'INTERNAL', errorId } })
  })
}
