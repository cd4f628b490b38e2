import { print, type DocumentNode, type ExecutionResult } from 'graphql'
import { SubgraphUnavailable } from '../../../gateway/execution/data-source'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'
import { fixtureHub, fixtureSubgraph, type FixtureSubgraph } from './fixture'

const [shops, ratings, owners] = [
  fixtureSubgraph(
    'shops',
    'key shareable',
    `type Query { shops: [Shop!]! any: [Any] shop: Shop }
     union Any = Shop | Stall
     enum Kind { FIRM STAND }
     type Shop @key(fields: "id") { id: ID! name: String kind: Kind places: Int tags: [String!] owner: Owner size: Size @shareable }
     type Stall @key(fields: "id") { id: ID! name: String }
     type Owner @key(fields: "id", resolvable: false) { id: ID! }
     type Size @shareable { width: Int }`,
    {},
  ),
  fixtureSubgraph(
    'ratings',
    'key external requires shareable',
    `type Shop @key(fields: "id") {
       id: ID! places: Int @external owner: Owner @external size: Size @shareable
       rating: Int @requires(fields: "places")
       trust: String @requires(fields: "owner { name }")
       stars: Int
     }
     type Stall @key(fields: "id") { id: ID! stars: Int! @shareable }
     type Owner @key(fields: "id") { id: ID! name: String @external }
     type Size @shareable { width: Int height: Int }`,
    {},
  ),
  fixtureSubgraph(
    'owners',
    'key shareable',
    `type Owner @key(fields: "id") { id: ID! name: String }
     type Stall @key(fields: "id") { id: ID! stars: Int @shareable }`,
    {},
  ),
] as const

type Answers = (request: SubgraphRequest) => unknown

/** The subgraphs, each answering what the test says, as it would come by HTTP. */
function hubOf(answers: { shops: Answers; ratings?: Answers; owners?: Answers }) {
  const asked: Record<string, SubgraphRequest[]> = { shops: [], ratings: [], owners: [] }
  const answering = (subgraph: FixtureSubgraph, answer: Answers = () => ({ data: null })) => ({
    ...subgraph,
    execute: (request: SubgraphRequest) => {
      asked[subgraph.name]?.push(request)
      const result = answer(request)
      return result instanceof Error
        ? Promise.reject(result)
        : Promise.resolve(JSON.parse(JSON.stringify(result)) as ExecutionResult)
    },
  })
  const hub = fixtureHub([
    answering(shops, answers.shops),
    answering(ratings, answers.ratings),
    answering(owners, answers.owners),
  ])
  return { ...hub, asked }
}

const shop = (id: string, more: object = {}) => ({ __typename: 'Shop', id, ...more })
const forbidden = (path: (string | number)[]) => ({ message: 'No.', path, extensions: { code: 'FORBIDDEN' } })
const references = (request: SubgraphRequest | undefined) => request?.variables['representations']

describe('errors stand at their places', () => {
  test('when an entity before them has not what its reference needs', async () => {
    const hub = hubOf({
      shops: () => ({ data: { shops: [{ __typename: 'Shop', id: '1' }, shop('2', { places: 2 })] } }),
      ratings: () => ({ data: { _entities: [{ rating: null }] }, errors: [forbidden(['_entities', 0, 'rating'])] }),
    })
    const { data, errors } = await hub.ask('{ shops { id rating } }')
    expect(references(hub.asked['ratings']?.[0])).toEqual([shop('2', { places: 2 })])
    expect(data).toEqual({
      shops: [
        { id: '1', rating: null },
        { id: '2', rating: null },
      ],
    })
    expect(errors?.map(({ path }) => path)).toEqual([['shops', 1, 'rating']])
  })

  test('of every entity that one reference stands for', async () => {
    const hub = hubOf({
      shops: () => ({ data: { shops: [shop('1'), shop('2'), shop('1')] } }),
      ratings: () => ({
        data: { _entities: [{ stars: null }, { stars: 4 }] },
        errors: [forbidden(['_entities', 0, 'stars'])],
      }),
    })
    const { data, errors } = await hub.ask('{ shops { stars } }')
    expect(references(hub.asked['ratings']?.[0])).toEqual([shop('1'), shop('2')])
    expect(data).toEqual({ shops: [{ stars: null }, { stars: 4 }, { stars: null }] })
    expect(errors?.map(({ path }) => path?.join('.'))).toEqual(['shops.0.stars', 'shops.2.stars'])
  })

  test('as far as the way is one, when the subgraph does not say at which entity', async () => {
    const hub = hubOf({
      shops: () => ({ data: { shops: [shop('1'), shop('2')] } }),
      ratings: () => ({ data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }),
    })
    expect((await hub.ask('{ shops { stars } }')).errors?.map(({ path }) => path)).toEqual([['shops']])
  })

  test('under the name that the client asked by, where the plan has another', async () => {
    const hub = hubOf({
      shops: () => ({ data: { any: [shop('1'), { __typename: 'Stall', id: '2' }, { __typename: 'Stall', id: '3' }] } }),
      ratings: () => ({
        data: { _entities: [{ __typename: 'Shop', stars: 1 }, null, { __typename: 'Stall', stars__alias_0: 0 }] },
        errors: [forbidden(['_entities', 1, 'stars__alias_0'])],
      }),
    })
    const { data, errors } = await hub.ask('{ any { ... on Shop { stars } ... on Stall { stars } } }')
    expect(print(hub.asked['ratings']?.[0]?.document as DocumentNode)).toContain('stars__alias_0: stars')
    expect(data).toEqual({ any: [{ stars: 1 }, { stars: null }, { stars: 0 }] })
    expect(errors?.map(({ path }) => path)).toEqual([['any', 1, 'stars']])
  })
})

describe('what is not known is not told as null', () => {
  const query = '{ shops { id trust owner { name } } }'
  const listed = () => ({ data: { shops: [shop('1', { owner: { __typename: 'Owner', id: 'o' } })] } })

  test('a field whose input is out of reach is not asked for', async () => {
    const hub = hubOf({ shops: listed, owners: () => new SubgraphUnavailable('ECONNREFUSED') })
    const { data, errors } = await hub.ask(query)
    expect(data).toEqual({ shops: [{ id: '1', trust: null, owner: { name: null } }] })
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([
      ['shops.0.owner.name', 'SUBGRAPH_UNAVAILABLE'],
    ])
    expect(hub.asked['ratings']).toHaveLength(0)
  })

  test('one whose input is absent is asked for with null', async () => {
    const hub = hubOf({
      shops: listed,
      owners: () => ({ data: { _entities: [null] } }),
      ratings: () => ({ data: { _entities: [{ trust: 'nobody' }] } }),
    })
    const { data, errors } = await hub.ask(query)
    expect(data).toEqual({ shops: [{ id: '1', trust: 'nobody', owner: { name: null } }] })
    expect(errors).toBeUndefined()
    expect(references(hub.asked['ratings']?.[0])).toEqual([shop('1', { owner: null })])
  })

  test('a null of one subgraph takes nothing away of what another has answered', async () => {
    const hub = hubOf({
      shops: () => ({ data: { shops: [shop('1', { size: { width: 3 } })] } }),
      ratings: () => ({ data: { _entities: [{ size: null, stars: 1 }] } }),
    })
    expect((await hub.ask('{ shops { size { width height } stars } }')).data).toEqual({
      shops: [{ size: { width: 3, height: null }, stars: 1 }],
    })
  })
})

describe('an answer that does not fit the schema', () => {
  test.each([
    ['an unknown enum value', { kind: 'SECRET' }, { kind: null }, 'shops.0.kind'],
    ['a text for a number', { places: 'many' }, { places: null }, 'shops.0.places'],
    ['a number that is no Int', { places: 2 ** 31 }, { places: null }, 'shops.0.places'],
    ['an object for a list', { tags: {} }, { tags: null }, 'shops.0.tags'],
    ['a wrong item of a list', { tags: ['a', 7] }, { tags: null }, 'shops.0.tags.1'],
    ['a list for an object', { owner: [] }, { owner: null }, 'shops.0.owner'],
    ['another type of object', { owner: shop('1') }, { owner: null }, 'shops.0.owner'],
  ])('%s is null, and an error at its place', async (_, answered, expected, path) => {
    const hub = hubOf({ shops: () => ({ data: { shops: [shop('1', answered)] } }) })
    const [field = ''] = Object.keys(answered)
    const { data, errors } = await hub.ask(`{ shops { ${field} ${field === 'owner' ? '{ id }' : ''} } }`)
    expect(data).toEqual({ shops: [expected] })
    expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions['code']])).toEqual([[path, 'INTERNAL']])
    expect(hub.causes).toHaveLength(1)
  })

  test('an entity too many or too few is no answer', async () => {
    const hub = hubOf({
      shops: () => ({ data: { shops: [shop('1'), shop('2')] } }),
      ratings: () => ({ data: { _entities: [{ stars: 5 }] } }),
    })
    const { data, errors } = await hub.ask('{ shops { stars } }')
    expect(data).toEqual({ shops: [{ stars: null }, { stars: null }] })
    expect(errors?.[0]).toMatchObject({ path: ['shops'], extensions: { code: 'INTERNAL' } })
  })

  test('null where there must be a value takes everything with it, and says so when nothing else does', async () => {
    const hub = hubOf({ shops: () => ({ data: { shops: [null] } }) })
    const { data, errors } = await hub.ask('{ shops { id } }')
    expect(data).toBeNull()
    expect(errors).toHaveLength(1)
  })
})

describe('names that objects bring along', () => {
  test('are response names like any other', async () => {
    const text = '{"data":{"shops":[{"__proto__":"one","constructor":"two","__typename":"Shop","id":"1"}]}}'
    const hub = hubOf({ shops: () => ({}) })
    const asking = fixtureHub([
      { ...shops, execute: () => Promise.resolve(JSON.parse(text) as ExecutionResult) },
      { ...ratings, execute: () => Promise.resolve(JSON.parse('{"data":{"_entities":[{"__proto__":3}]}}') as never) },
      owners,
    ])
    expect(hub.asked['shops']).toHaveLength(0)
    const answer = await asking.ask('{ shops { __proto__: name constructor: name toString: name } }')
    expect(JSON.stringify(answer)).toBe('{"data":{"shops":[{"__proto__":"one","constructor":"two","toString":null}]}}')
    const merged = await asking.ask('{ shops { __proto__: stars } }')
    expect(JSON.stringify(merged)).toBe('{"data":{"shops":[{"__proto__":3}]}}')
    expect(({} as Record<string, unknown>)['stars']).toBeUndefined()
  })
})

test('a condition may not be null', async () => {
  const hub = hubOf({ shops: () => ({ data: { shops: [] } }) })
  const { errors } = await hub.ask('query ($all: Boolean = true) { shops { id @include(if: $all) } }', { all: null })
  expect(errors?.[0]?.extensions).toEqual({
    code: 'VALIDATION_FAILED',
    fields: [{ path: 'all', message: 'Must be true or false.' }],
  })
})
