import { parse, type DocumentNode } from 'graphql'
import { LimitExceeded } from './limit'

/** Parses a document of at most so many tokens. Throws LimitExceeded, or the GraphQLError of a syntax error. */
export function parseWithin(allowed: number, source: string): DocumentNode {
  try {
    return parse(source, { maxTokens: allowed, noLocation: true })
  } catch (error) {
    // graphql-js has no code for it.
    if (error instanceof Error && /contains more tha[nt]/.test(error.message))
      throw new LimitExceeded('tokens', allowed)
    throw error
  }
}
