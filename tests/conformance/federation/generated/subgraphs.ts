import { isObjectType, parse, visit, type GraphQLSchema } from 'graphql'
import { fixtureSubgraph } from '../../../federation/gateway/fixture'
import { valueOf, type World } from './world'

const storeSdl = `
  type Query { items: [Item!]! boxes: [Box] found: [Found] }
  interface Named { id: ID! name: String }
  union Found = Item | Box
  enum Kind { SMALL LARGE }
  type Size @shareable { width: Int! label: String }
  type Item implements Named @key(fields: "id") {
    id: ID! name: String size: Size kind: Kind next: Item parts: [Item]
  }
  type Box implements Named @key(fields: "id") { id: ID! name: String holds: [Found] named: [Named] owner: Owner }
  type Owner @key(fields: "id", resolvable: false) { id: ID! }
`
const pricesSdl = `
  type Item @key(fields: "id") {
    id: ID! price(currency: String = "CNY"): Int owner: Owner tags: [String] grid: [[Owner]]
    size: Size @external
    worth: Int @requires(fields: "size { width }")
  }
  type Size @shareable { width: Int! label: String }
  type Owner @key(fields: "id") { id: ID! name: String }
`
const peopleSdl = `
  type Query { owner: Owner }
  type Owner @key(fields: "id") { id: ID! email: String items: [Item] }
  type Item @key(fields: "id", resolvable: false) { id: ID! }
`

interface Current {
  world: World
}

/** Three subgraphs that read the same world, whichever it is at the moment. */
export function generatedSubgraphs(current: Current) {
  return [
    made('store', 'key shareable', storeSdl, current),
    made('prices', 'key external requires shareable', pricesSdl, current),
    made('people', 'key', peopleSdl, current),
  ]
}

function made(name: string, directives: string, sdl: string, current: Current) {
  const resolvers: Record<string, Record<string, unknown>> = {}
  visit(parse(sdl), {
    ObjectTypeDefinition(node) {
      const type = node.name.value
      const fields: Record<string, unknown> = {}
      for (const field of node.fields ?? []) fields[field.name.value] = resolver(current, type, field.name.value)
      if (node.directives?.some((directive) => directive.name.value === 'key'))
        fields['__resolveReference'] = (reference: { id: string }) =>
          current.world.absent.has(`${name}:${reference.id}`) ? null : { __typename: type, ...reference }
      resolvers[type] = fields
    },
  })
  return fixtureSubgraph(name, directives, sdl, resolvers)
}

/** Gives the one schema over all subgraphs the same values. */
export function resolveAll(schema: GraphQLSchema, current: Current): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__'))
      for (const field of Object.values(type.getFields())) field.resolve = resolver(current, type.name, field.name)
  return schema
}

function resolver(current: Current, type: string, field: string) {
  return (source: Record<string, unknown>) => {
    if (type === 'Box' && field === 'named') return valueOf(current.world, type, 'holds', source)
    return valueOf(current.world, type, field, source ?? {})
  }
}
