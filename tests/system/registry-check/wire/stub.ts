import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  execute,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isObjectType,
  parse,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql'
import type { SubgraphSource } from '../../../../gateway/generation/source'
import type { SubgraphRequest } from '../../../../shared/graphql/subgraph'
import type { Marks } from './marks'
import type { Numbers } from './numbers'

interface Stub {
  readonly name: string
  readonly sdl: string
  /** Null: one of the hub's own. */
  readonly ownerId: string | null
  readonly told?: (request: SubgraphRequest) => void
}

const values: ReadonlySet<string> = new Set(['GeoPoint', 'MatchReason', 'NeedRequirements', 'TimeWindow'])

/** A subgraph whose every value says which field it is of, and through which field it was reached. */
export function stubSource({ name, sdl, ownerId, told }: Stub, marks: Marks, numbers: Numbers): SubgraphSource {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) })
  const fieldResolver = markedFields(schema, marks, numbers)
  return {
    subgraph: {
      name,
      execute: async (request) => {
        told?.(request)
        const { document, variables } = request
        return execute({ schema, document, variableValues: { ...variables }, fieldResolver })
      },
      subscribe: () => Promise.reject(new Error('not asked for here')),
    },
    ownerId,
  }
}

function markedFields(schema: GraphQLSchema, marks: Marks, numbers: Numbers): GraphQLFieldResolver<unknown, unknown> {
  return (source, _args, _context, { fieldName, parentType, returnType }) => {
    const { through = '', ...known } = (source ?? {}) as Record<string, unknown>
    if (known[fieldName] !== undefined) return known[fieldName]
    const place = `${parentType.name}.${fieldName}`
    // The same latitude is one thing of a rounded place and another of an exact one; an entity is itself wherever it is met.
    return valueOf(returnType, place, values.has(parentType.name) ? `${through as string} ${place}` : place)
  }

  function valueOf(type: GraphQLOutputType, place: string, path: string): unknown {
    const nullable = getNullableType(type)
    if (isListType(nullable)) {
      const items = 1 + numbers.below(2)
      return Array.from({ length: items }, () => valueOf(nullable.ofType as GraphQLOutputType, place, path))
    }
    const named = getNamedType(nullable)
    if (isEnumType(named)) return named.getValues()[0]?.value
    if (isAbstractType(named)) return { __typename: numbers.one(schema.getPossibleTypes(named)).name, through: place }
    if (isObjectType(named)) return { through: place }
    switch (named.name) {
      case 'Int':
        return marks.whole(path)
      case 'Float':
        return marks.fraction(path)
      case 'Boolean':
        return true
      case 'DateTime':
        return marks.instant(path)
      default:
        return marks.text(path)
    }
  }
}
