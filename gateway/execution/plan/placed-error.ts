import { GraphQLError } from 'graphql'
import type { Path } from './place'

/** A subgraph's error at its place in the client's answer. */
export function placedError(error: GraphQLError, path: Path): GraphQLError {
  const { message, extensions } = error
  return new GraphQLError(message || 'The subgraph says nothing.', { path, extensions, originalError: error })
}
