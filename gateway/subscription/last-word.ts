import { GraphQLError, type ExecutionResult } from 'graphql'

/** Why the hub ends a subscription, rather than the client or the subgraph. */
export type EndReason = keyof typeof words | 'outdated'

/** Answers that wait for one reader. */
export const longestQueue = 16

/**
 * `resubscribe` says that the client should read anew what it shows and subscribe again: in between, events may have
 * passed it by.
 */
const words = {
  slow: {
    message: `More than ${longestQueue} answers wait to be read. Read faster, or ask for less; then subscribe again.`,
    code: 'LIMIT_EXCEEDED',
    limit: 'answers that wait for a subscriber',
    allowed: longestQueue,
    resubscribe: true,
  },
  expired: { message: 'The token has expired. Subscribe again with a new one.', code: 'UNAUTHENTICATED' },
  broken: {
    message: 'This part of the hub has broken off. Subscribe again.',
    code: 'SUBGRAPH_UNAVAILABLE',
    resubscribe: true,
  },
  leaving: { message: 'The hub is being stopped. Subscribe again.', code: 'SUBGRAPH_UNAVAILABLE', resubscribe: true },
} as const

/** The last answer of a subscription that is ended without its operation being at fault. */
export function lastWord(reason: keyof typeof words): ExecutionResult {
  const { message, ...extensions } = words[reason]
  return { errors: [new GraphQLError(message, { extensions })] }
}

/** The schema that is served now does not have the operation any more; the problem is for the client to read. */
export function outdated(problem: string): ExecutionResult {
  const message = `The schema has changed, and this subscription does not fit it any more. ${problem}`
  const extensions = { code: 'GRAPHQL_VALIDATION_FAILED', resubscribe: true }
  return { errors: [new GraphQLError(message, { extensions })] }
}
