import { buildSubgraphSchema } from '@apollo/subgraph'
import { isAbstractType, isObjectType, isScalarType, parse, type GraphQLSchema } from 'graphql'
import { ServiceFault } from './service-fault'

/** Scalars of the hub's own that go over the wire as text. */
const asText = ['DateTime', 'LocalDate']

/** A plug-in's schema, for holding its answers against: it resolves nothing by itself. */
export function plugInSchema(sdl: string): GraphQLSchema {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdl) })
  for (const type of Object.values(schema.getTypeMap())) {
    // What the library would resolve, the service has answered.
    if (isObjectType(type))
      for (const field of Object.values(type.getFields())) Object.assign(field, { resolve: undefined })
    if (isObjectType(type)) type.isTypeOf = undefined
    if (isAbstractType(type)) type.resolveType = undefined
    if (isScalarType(type) && asText.includes(type.name)) type.serialize = text
  }
  return schema
}

function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new ServiceFault('It answered a time that is no text.')
}
