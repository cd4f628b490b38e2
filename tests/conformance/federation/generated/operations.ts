import * as fc from 'fast-check'
import {
  getNamedType,
  isCompositeType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'

const conditions = ['', '', '', '@include(if: $yes)', '@skip(if: $no)', '@skip(if: $yes)', '@include(if: $no)']

/** Operations over a schema: any fields, aliases, fragments, conditions; a few of them are not valid. */
export function operations(schema: GraphQLSchema): fc.Arbitrary<string> {
  const query = schema.getQueryType()
  if (!query) throw new Error('no query type')
  return selections(schema, query, 4).map((selected) => `query Made($yes: Boolean! = true, $no: Boolean!) ${selected}`)
}

function selections(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  const own = 'getFields' in type ? Object.values(type.getFields()) : []
  const fields = own.filter((field) => depth > 0 || !isCompositeType(getNamedType(field.type)))
  const choices = [
    fc.constant('__typename'),
    ...fields.map((field) => selection(schema, field, depth)),
    ...(depth > 0 ? fragmentTypes(schema, type).map((on) => fragment(schema, on, depth)) : []),
  ]
  return fc.array(fc.oneof(...choices), { minLength: 1, maxLength: 4 }).map((list) => `{ ${list.join(' ')} }`)
}

function selection(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>, depth: number): fc.Arbitrary<string> {
  const named = getNamedType(field.type)
  const inside = isCompositeType(named) ? selections(schema, named, depth - 1) : fc.constant('')
  const alias = fc.constantFrom('', '', `${field.name}Too: `)
  const args = field.args.length > 0 ? fc.constantFrom('', '(currency: "EUR")') : fc.constant('')
  return fc
    .tuple(alias, args, fc.constantFrom(...conditions), inside)
    .map(([alias, args, condition, inside]) => `${alias}${field.name}${args} ${condition} ${inside}`)
}

function fragment(schema: GraphQLSchema, type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...conditions), selections(schema, type, depth - 1))
    .map(([condition, inside]) => `... on ${type.name} ${condition} ${inside}`)
}

function fragmentTypes(schema: GraphQLSchema, type: GraphQLCompositeType): GraphQLCompositeType[] {
  return isObjectType(type) ? [type, ...type.getInterfaces()] : [type, ...schema.getPossibleTypes(type)]
}
