import { GraphQLError, isEnumType, isInputObjectType } from 'graphql'
import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

const cases = fixtureSubgraph(
  'cases',
  'key inaccessible shareable tag',
  `type Query { cases(filter: Filter): [Case!]! }
   type Case @key(fields: "id") { id: ID! kind: Kind! hidden: String @inaccessible open: Boolean @tag(name: "partner") }
   enum Kind { NEED IDEA }
   input Filter { text: String area: String }
   type Secret @inaccessible { x: Int }`,
  {
    Query: { cases: (_: unknown, { filter }: { filter?: { text?: string } }) => [one(filter?.text ?? '1'), one('2')] },
    Case: { __resolveReference: ({ id }: { id: string }) => one(id) },
  },
)
const tasks = fixtureSubgraph(
  'tasks',
  'key external requires inaccessible',
  `type Query { kinds: [Kind!]! search(filter: Filter): String }
   type Case @key(fields: "id") {
     id: ID! hidden: String @external
     shown: String @requires(fields: "hidden")
     broken: String
     must: String!
   }
   enum Kind { NEED IDEA PRAISE }
   input Filter { text: String kind: String }`,
  {
    Query: {
      kinds: () => ['NEED', 'PRAISE'],
      search: (_: unknown, { filter }: { filter?: object }) => JSON.stringify(filter),
    },
    Case: {
      __resolveReference: (reference: object) => reference,
      shown: ({ hidden }: { hidden: string }) => `was ${hidden}`,
      broken: ({ id }: { id: string }) => {
        if (id === '2') throw new GraphQLError('Not this one.', { extensions: { code: 'FORBIDDEN' } })
        return 'fine'
      },
      must: ({ id }: { id: string }) => {
        if (id === '2') throw new GraphQLError('Not this one.', { extensions: { code: 'FORBIDDEN' } })
        return 'there'
      },
    },
  },
)
const hub = fixtureHub([cases, tasks])

function one(id: string) {
  return { id, kind: 'NEED', hidden: `secret ${id}`, open: true }
}

test("an enum that is only answered has every subgraph's values", async () => {
  const kind = hub.generation.schema.getType('Kind')
  expect(isEnumType(kind) && kind.getValues().map(({ name }) => name)).toEqual(['NEED', 'IDEA', 'PRAISE'])
  expect(await hub.ask('{ kinds cases { kind } }')).toEqual({
    data: { kinds: ['NEED', 'PRAISE'], cases: [{ kind: 'NEED' }, { kind: 'NEED' }] },
  })
})

test('an input has the fields that every subgraph knows', async () => {
  const filter = hub.generation.schema.getType('Filter')
  expect(isInputObjectType(filter) && Object.keys(filter.getFields())).toEqual(['text'])
  const answer = await hub.ask('query ($f: Filter) { cases(filter: $f) { id } search(filter: $f) }', {
    f: { text: '7' },
  })
  expect(answer).toEqual({ data: { cases: [{ id: '7' }, { id: '2' }], search: '{"text":"7"}' } })
})

test('what is @inaccessible is not in the schema, and still serves @requires', async () => {
  const { schema } = hub.generation
  expect(schema.getType('Secret')).toBeUndefined()
  expect(await hub.ask('{ cases { shown open } }')).toEqual({
    data: { cases: ['1', '2'].map((id) => ({ shown: `was secret ${id}`, open: true })) },
  })
})

describe('an error of a subgraph', () => {
  test('stands at its place under the name that was asked for, and leaves the rest', async () => {
    const { data, errors } = await hub.ask('{ list: cases { id it: broken } }')
    expect(data).toEqual({
      list: [
        { id: '1', it: 'fine' },
        { id: '2', it: null },
      ],
    })
    expect(errors?.map((error) => error.toJSON())).toEqual([
      { message: 'Not this one.', path: ['list', 1, 'it'], extensions: { code: 'FORBIDDEN' } },
    ])
  })

  test('takes its parents with it up to what may be null', async () => {
    const { data, errors } = await hub.ask('{ cases { id must } }')
    expect(data).toBeNull()
    expect(errors?.[0]).toMatchObject({ path: ['cases', 1, 'must'], extensions: { code: 'FORBIDDEN' } })
  })
})
