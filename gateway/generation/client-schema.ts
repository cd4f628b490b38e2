import type { Schema } from '@apollo/federation-internals'
import { buildASTSchema, isScalarType, type GraphQLScalarType, type GraphQLSchema } from 'graphql'
import { DateTime, LocalDate } from '../../shared/graphql/scalars'

const known: readonly GraphQLScalarType[] = [DateTime, LocalDate]

/**
 * The schema that clients see, with the hub's scalars able to read: a supergraph knows their names alone, and would let
 * a wrong value through to the subgraphs.
 */
export function clientSchema(apiSchema: Schema): GraphQLSchema {
  // Composed, and so valid: to check it again takes a tenth of a second.
  const schema = buildASTSchema(apiSchema.toAST(), { assumeValid: true, assumeValidSDL: true })
  for (const scalar of known) {
    const type = schema.getType(scalar.name)
    if (!isScalarType(type)) continue
    type.parseValue = scalar.parseValue
    type.parseLiteral = scalar.parseLiteral
  }
  return schema
}
