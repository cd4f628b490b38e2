import { GraphQLError } from 'graphql'
import { Forbidden } from '../../../shared/errors'
import { fixtureSubgraph } from './fixture'

/** Three small subgraphs with the shapes of the hub's own: entities, `@requires`, an interface across subgraphs. */
export function stationFixtures() {
  const needs = fixtureSubgraph('needs', 'key shareable', needsSdl, {
    Query: {
      needs: () => allNeeds,
      need: (_: unknown, { id }: { id: string }) => allNeeds.find((need) => need.id === id) ?? null,
    },
    Mutation: { open: (_: unknown, { title }: { title: string }) => ({ ...allNeeds[0], title }) },
    Case: {
      __resolveReference: ({ id }: { id: string }) => allNeeds.find((need) => need.id === id) ?? null,
      secret: () => {
        const { message, code, details } = { ...new Forbidden(), message: 'Not yours.' }
        throw new GraphQLError(message, { extensions: { code, ...details } })
      },
      broken: () => {
        throw new Error('relation "needs" does not exist')
      },
    },
    Provider: { __resolveType: ({ kind }: { kind: string }) => kind },
  })
  const people = fixtureSubgraph('people', 'key', peopleSdl, {
    Area: {
      __resolveReference: ({ code }: { code: string }) => (code === 'gone' ? null : { code, name: `Area ${code}` }),
    },
    Worker: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Worker ${id}` }) },
  })
  const helpers = fixtureSubgraph('helpers', 'key external requires shareable', helpersSdl, {
    Case: {
      __resolveReference: (reference: object) => reference,
      helperMatches: (
        { category, place }: { category: string; place: { x: number } | null },
        { first }: { first: number },
      ) =>
        [1, 2, 3].slice(0, first).map((n) => ({
          title: `${category} at ${place?.x ?? 'nowhere'} #${n}`,
          score: n,
          provider: { id: `o${n}`, name: `Shop o${n}` },
        })),
    },
    Shop: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Shop ${id}` }) },
    Club: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Club ${id}` }) },
  })
  return { needs, people, helpers, all: [needs, people, helpers] }
}

const allNeeds = [
  {
    id: '1',
    title: 'Tap',
    category: 'repairs',
    place: { x: 1 },
    area: { code: 'a' },
    worker: { id: 'w' },
    providers: [
      { kind: 'Shop', id: 's1' },
      { kind: 'Club', id: 'c1' },
    ],
  },
  { id: '2', title: 'Meal', category: 'meals', place: null, area: { code: 'a' }, worker: null, providers: [] },
  {
    id: '3',
    title: 'Walk',
    category: 'company',
    place: { x: 3 },
    area: { code: 'gone' },
    worker: { id: 'w' },
    providers: [{ kind: 'Shop', id: 's1' }],
  },
]

const needsSdl = /* GraphQL */ `
  type Query {
    needs: [Case!]!
    need(id: ID!): Case
  }
  type Mutation {
    open(title: String!): Case!
  }
  type Case @key(fields: "id") {
    id: ID!
    title: String!
    category: String!
    place: Place
    area: Area
    worker: Worker
    providers: [Provider!]!
    secret: String
    broken: String
  }
  type Place @shareable {
    x: Int!
  }
  type Area @key(fields: "code", resolvable: false) {
    code: ID!
  }
  type Worker @key(fields: "id", resolvable: false) {
    id: ID!
  }
  interface Provider {
    id: ID!
  }
  type Shop implements Provider @key(fields: "id", resolvable: false) {
    id: ID!
  }
  type Club implements Provider @key(fields: "id", resolvable: false) {
    id: ID!
  }
`

const peopleSdl = /* GraphQL */ `
  type Area @key(fields: "code") {
    code: ID!
    name: String!
  }
  type Worker @key(fields: "id") {
    id: ID!
    name: String!
  }
`

const helpersSdl = /* GraphQL */ `
  type Place @shareable {
    x: Int!
  }
  type Case @key(fields: "id") {
    id: ID!
    category: String! @external
    place: Place @external
    helperMatches(first: Int = 3): [HelperMatch!] @requires(fields: "category place { x }")
    plainList: [String!]
  }
  interface Match {
    title: String!
    score: Float!
  }
  type HelperMatch implements Match {
    title: String!
    score: Float!
    provider: Shop!
  }
  interface Provider {
    id: ID!
    name: String!
  }
  type Shop implements Provider @key(fields: "id") {
    id: ID!
    name: String!
  }
  type Club implements Provider @key(fields: "id") {
    id: ID!
    name: String!
  }
`
