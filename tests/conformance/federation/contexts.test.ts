import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { composeSupergraph } from '../../../gateway/generation/compose'
import { buildGeneration } from '../../../gateway/generation/generation'
import { fixtureSubgraph } from '../../federation/gateway/fixture'

const shops = fixtureSubgraph(
  'shops',
  'key context fromContext',
  `type Query { shops: [Shop!]! }
   type Shop @key(fields: "id") @context(name: "shop") { id: ID! currency: String! items: [Item!]! }
   type Item @key(fields: "id") { id: ID! price(currency: String @fromContext(field: "$shop { currency }")): String }`,
  {},
)

const refusal = /does not support @context and @fromContext/

test('an argument from a context is refused when it is composed: it would be sent without its value', () => {
  expect(() => composeSupergraph([shops])).toThrow(refusal)
})

test('a supergraph with contexts that was composed elsewhere does not load', () => {
  const { supergraphSdl } = composeServices([{ name: 'shops', url: 'http://shops', typeDefs: parse(shops.sdl) }])
  expect(() => buildGeneration(supergraphSdl ?? '', [{ subgraph: shops, ownerId: null }])).toThrow(refusal)
})
