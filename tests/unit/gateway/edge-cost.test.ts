import { buildSchema, parse, getOperationAST } from 'graphql'
import { CostModel } from '../../../gateway/edge/limits/cost'
import { limited } from '../../../gateway/edge/limits/limit'

const model = new CostModel(
  buildSchema(`
    directive @join__type(graph: String!, key: String) repeatable on OBJECT | INTERFACE
    directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
    type Query {
      need(id: ID!): Need
      needs(first: Int = 20): NeedConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
      needsById(ids: [ID!]!): [Need]! @listSize(slicingArguments: [], assumedSize: 20)
      found: [Found!]!
      names: [String!]!
    }
    type NeedConnection { edges: [NeedEdge!]! pageInfo: PageInfo! }
    type NeedEdge { node: Need! }
    type PageInfo { hasNextPage: Boolean! }
    type Need @join__type(graph: "CASES", key: "id") {
      id: ID!
      area: Area
      windows: [Window!]!
      related: [Need!]!
      matches(first: Int = 10, last: Int): [Match!] @listSize(slicingArguments: ["first", "last"])
      parts(first: Int): NeedConnection! @listSize(slicingArguments: ["first"], sizedFields: ["edges"])
    }
    type Area @join__type(graph: "CASES", key: "code") { code: ID! }
    type Window { startsAt: String! }
    type Match { score: Int need: Need }
    union Found = Need | Window
  `),
)

function cost(source: string, variables: Record<string, unknown> = {}): number {
  const document = parse(source)
  const operation = getOperationAST(document)
  if (!operation) throw new Error('no operation')
  return model.cost(limited(document), operation, variables)
}

test.each([
  ['values cost nothing', '{ names }', 0],
  ['an object costs one, whatever it has', '{ need(id: 1) { id } }', 1],
  ['objects below it cost one each', '{ need(id: 1) { area { code } } }', 2],
  ['a list costs as many as are asked for', '{ need(id: 1) { matches(first: 3) { score } } }', 1 + 3],
  ['the largest of several sizes counts', '{ need(id: 1) { matches(first: 3, last: 7) { score } } }', 1 + 7],
  ['the default counts where nothing is asked', '{ need(id: 1) { matches { score } } }', 1 + 10],
  [
    'a connection gives its size to its edges alone',
    '{ needs(first: 5) { edges { node { id } } pageInfo { hasNextPage } } }',
    1 + 5 * 2 + 1,
  ],
  [
    'lists in lists multiply',
    '{ needs(first: 5) { edges { node { matches(first: 4) { score } } } } }',
    1 + 5 * (2 + 4),
  ],
  ['what the schema says of a list without arguments counts', '{ needsById(ids: []) { id } }', 20],
  ['a list of entities that says nothing counts ten', '{ need(id: 1) { related { id } } }', 1 + 10],
  ['a list of values is a part of its object', '{ need(id: 1) { windows { startsAt } } }', 1 + 1],
  ['a list that may hold entities is one of entities', '{ found { ... on Need { id } } }', 10],
  ['introspection is free', '{ __schema { types { fields { name } } } __typename }', 0],
  ['aliases are what they are: the same once more', '{ a: need(id: 1) { id } b: need(id: 2) { id } }', 2],
])('%s', (_, source, expected) => {
  expect(cost(source)).toBe(expected)
})

test('variables count, and their defaults where they are not given', () => {
  const source = 'query Q($n: Int = 50) { need(id: 1) { matches(first: $n) { score } } }'
  expect(cost(source, { n: 3 })).toBe(1 + 3)
  expect(cost(source)).toBe(1 + 50)
})

test('what is no size is left to who reads the argument', () => {
  const source = 'query Q($n: Int) { need(id: 1) { matches(first: $n) { score } } }'
  expect(cost(source, { n: 'many' })).toBe(1 + 10)
  expect(cost(source, { n: -5 })).toBe(1 + 10)
})

test('a fragment counts where it is spread, by the size of the list that it is spread in', () => {
  const source = `
    { a: needs(first: 2) { ...E } b: needs(first: 5) { ...E } }
    fragment E on NeedConnection { edges { node { ...N } } }
    fragment N on Need { area { code } }
  `
  expect(cost(source)).toBe(2 + 2 * 3 + 5 * 3)
})

test('a bomb of fragments is counted without being expanded', () => {
  const bomb = Array.from(
    { length: 60 },
    (_, n) => `fragment F${n} on Need { a: related { ...F${n + 1} } b: related { ...F${n + 1} } }`,
  )
  expect(cost(`{ need(id: 1) { ...F0 } } ${bomb.join(' ')} fragment F60 on Need { id }`)).toBeGreaterThan(1e60)
})
