import { parse, specifiedRules, validate, type DocumentNode, type GraphQLError, type ValidationRule } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Generation } from './generation'

/** Documents kept for one generation. */
const documentsKept = 1_000

/** Parsed and validated documents, each read once in a generation's life. */
export class Documents {
  private readonly known = new WeakMap<Generation, LRUCache<string, DocumentNode>>()

  /** `rules`: beyond those of GraphQL itself. */
  constructor(private readonly rules: readonly ValidationRule[] = []) {}

  /** The document, or all that is wrong with it. Throws the GraphQLError of a syntax error. */
  read(generation: Generation, source: string): DocumentNode | readonly GraphQLError[] {
    const documents = this.known.get(generation) ?? new LRUCache<string, DocumentNode>({ max: documentsKept })
    this.known.set(generation, documents)
    const known = documents.get(source)
    if (known) return known
    const document = parse(source)
    const problems = validate(generation.schema, document, [...specifiedRules, ...this.rules])
    if (problems.length > 0) return problems
    documents.set(source, document)
    return document
  }
}
