import { GraphQLError, type ExecutionResult } from 'graphql'
import { randomUUID } from 'node:crypto'
import { HubError, ValidationFailed } from '../errors'
import type { SubgraphRequest } from './subgraph'

export type ErrorMask = (result: ExecutionResult, request: SubgraphRequest) => ExecutionResult

/** Where the cause of an INTERNAL error goes, under the id that the caller is told. */
export type ReportInternal = (errorId: string, error: unknown, request: SubgraphRequest) => void

/**
 * Leaves of an answer's errors only what a caller may read: a refusal's own message and details, and for everything
 * else INTERNAL with an id that is in the log beside the cause.
 */
export function errorMask(report: ReportInternal): ErrorMask {
  return (result, request) => {
    if (!result.errors) return result
    return { ...result, errors: result.errors.map((error) => masked(error, request, report)) }
  }
}

function masked(error: GraphQLError, request: SubgraphRequest, report: ReportInternal): GraphQLError {
  const cause = error.originalError
  const answer = (message: string, extensions: Record<string, unknown>) =>
    new GraphQLError(message, { path: error.path ?? null, extensions })
  if (cause instanceof HubError) return answer(cause.message, { code: cause.code, ...cause.details })
  // Without a cause it is graphql-js's own word on an argument or a variable: the input does not fit its type.
  if (!cause || error.extensions['code'] === 'VALIDATION_FAILED') {
    const field = { path: error.path?.join('.') ?? '', message: error.message }
    return answer(error.message, { code: 'VALIDATION_FAILED', fields: new ValidationFailed([field]).fields })
  }
  const errorId = randomUUID()
  report(errorId, cause, request)
  return answer('Something went wrong here. Try again; if it stays, report the errorId.', { code: 'INTERNAL', errorId })
}
