import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

interface Ref {
  readonly id: string
}

const found = [
  { __typename: 'Firm', id: 'f' },
  { __typename: 'Group', id: 'g' },
]
const search = fixtureSubgraph(
  'search',
  'key',
  `type Query { providers: [Provider!]! found: [Found!]! }
   interface Provider @key(fields: "id") { id: ID! }
   type Firm implements Provider @key(fields: "id") { id: ID! staff: Int }
   type Group implements Provider @key(fields: "id") { id: ID! }
   union Found = Firm | Group`,
  {
    Query: { providers: () => found, found: () => found },
    Provider: { __resolveReference: ({ id }: Ref) => found.find((one) => one.id === id) ?? null },
    Firm: { __resolveReference: ({ id }: Ref) => ({ id, staff: 3 }), staff: () => 3 },
    Group: { __resolveReference: (reference: Ref) => reference },
  },
)
const names = fixtureSubgraph(
  'names',
  'key',
  `type Firm @key(fields: "id") { id: ID! name: String! }
   type Group @key(fields: "id") { id: ID! title: String! }`,
  {
    Firm: { __resolveReference: ({ id }: Ref) => ({ id, name: `firm ${id}` }) },
    Group: { __resolveReference: ({ id }: Ref) => ({ id, title: `group ${id}` }) },
  },
)
const ratings = fixtureSubgraph(
  'ratings',
  'key interfaceObject',
  'type Query { best: Provider } type Provider @key(fields: "id") @interfaceObject { id: ID! rating: Int! }',
  {
    Query: { best: () => ({ id: 'g', rating: 5 }) },
    Provider: { __resolveReference: ({ id }: Ref) => ({ id, rating: id === 'f' ? 4 : 5 }) },
  },
)
const hub = fixtureHub([search, names, ratings])

test('types of an interface bring their own fields from other subgraphs', async () => {
  expect(await hub.ask('{ providers { __typename id ... on Firm { name staff } ... on Group { title } } }')).toEqual({
    data: {
      providers: [
        { __typename: 'Firm', id: 'f', name: 'firm f', staff: 3 },
        { __typename: 'Group', id: 'g', title: 'group g' },
      ],
    },
  })
})

test('members of a union do, with fragments and aliases', async () => {
  const query = 'query { found { ...F ... on Group { called: title } } } fragment F on Firm { called: name }'
  expect(await hub.ask(query)).toEqual({ data: { found: [{ called: 'firm f' }, { called: 'group g' }] } })
})

test('@interfaceObject adds a field to every type of an interface', async () => {
  expect(await hub.ask('{ providers { id rating } found { ... on Firm { rating } } }')).toEqual({
    data: {
      providers: [
        { id: 'f', rating: 4 },
        { id: 'g', rating: 5 },
      ],
      found: [{ rating: 4 }, {}],
    },
  })
})

test('an object of an @interfaceObject finds out what it is where that is known', async () => {
  expect(await hub.ask('{ best { __typename rating ... on Group { title } } }')).toEqual({
    data: { best: { __typename: 'Group', rating: 5, title: 'group g' } },
  })
})
