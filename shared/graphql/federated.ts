import {
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  GraphQLUnionType,
  isObjectType,
} from 'graphql'
import type { SubgraphContext } from './context'

/** How a reference of an entity becomes the entity, by the entity's name; null when it is absent. */
export type References = Readonly<
  Record<string, (reference: never, context: SubgraphContext) => Promise<object | null> | object>
>

interface Reference {
  readonly __typename: string
}

/**
 * Adds what federation asks of a subgraph to an executable schema: `_entities` and `_service`. The schema itself stays
 * as it is: to print it and to build it anew from its text, as `buildSubgraphSchema` does, takes longer than all else
 * at the start of a hub.
 */
export function federated(schema: GraphQLSchema, references: References, sdl: () => string): GraphQLSchema {
  const { query, types, ...rest } = schema.toConfig()
  if (!query) throw new Error('a subgraph must have a query')
  const entity = entityUnion(schema, references)
  const { fields, ...root } = query.toConfig()
  const federatedQuery = new GraphQLObjectType({
    ...root,
    fields: {
      ...fields,
      _entities: {
        type: new GraphQLNonNull(new GraphQLList(entity)),
        args: { representations: { type: new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(any))) } },
        resolve: (_, given: { representations: readonly Reference[] }, context: SubgraphContext) =>
          given.representations.map((reference) => resolved(reference, references, context)),
      },
      _service: { type: new GraphQLNonNull(service), resolve: () => ({ sdl }) },
    },
  })
  return new GraphQLSchema({
    ...rest,
    query: federatedQuery,
    types: [...types.filter((type) => type !== query), entity],
    // `npm run check` composes the printed schemas, which says all that is wrong with them.
    assumeValid: true,
  })
}

const any = new GraphQLScalarType({ name: '_Any' })

const service = new GraphQLObjectType({ name: '_Service', fields: { sdl: { type: GraphQLString } } })

function entityUnion(schema: GraphQLSchema, references: References): GraphQLUnionType {
  const types = Object.keys(references).map((name) => schema.getType(name))
  return new GraphQLUnionType({
    name: '_Entity',
    types: types.filter((type) => isObjectType(type)),
    resolveType: ({ __typename }: Reference) => __typename,
  })
}

async function resolved(reference: Reference, references: References, context: SubgraphContext) {
  const { __typename } = reference
  const resolve = Object.hasOwn(references, __typename) ? references[__typename] : undefined
  if (!resolve) throw new Error(`${__typename} is no entity of this subgraph`)
  return named(await resolve(reference as never, context), __typename)
}

/** Tells an entity's type, which a union of all entities cannot see in it. */
function named(entity: object | null, __typename: string): object | null {
  if (entity === null || (entity as Partial<Reference>).__typename === __typename) return entity
  if ('__typename' in entity || !Object.isExtensible(entity)) return { ...entity, __typename }
  return Object.defineProperty(entity, '__typename', { value: __typename })
}
