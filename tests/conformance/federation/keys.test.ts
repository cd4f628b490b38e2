import { fixtureHub, fixtureSubgraph } from '../../federation/gateway/fixture'

interface Shop {
  readonly id: string
  readonly code: string
  readonly town: string
  readonly licence: { readonly country: string; readonly number: number }
}

const all: Shop[] = [1, 2].map((n) => ({ id: `${n}`, code: `c${n}`, town: 't', licence: { country: 'CN', number: n } }))

const shops = fixtureSubgraph(
  'shops',
  'key shareable',
  `type Query { shops: [Shop!]! maybe: [Shop]! }
   type Shop @key(fields: "id") @key(fields: "code town") @key(fields: "licence { country number }") {
     id: ID! code: String! town: String! licence: Licence!
   }
   type Licence @shareable { country: String! number: Int! }`,
  { Query: { shops: () => all, maybe: () => [all[0], null, all[1]] } },
)
const ratings = fixtureSubgraph(
  'ratings',
  'key',
  'type Shop @key(fields: "id") { id: ID! rating: Float note: String! }',
  { Shop: { __resolveReference: ({ id }: Shop) => (id === '2' ? null : { id, rating: 4.5, note: 'good' }) } },
)
const places = fixtureSubgraph(
  'places',
  'key',
  'type Shop @key(fields: "code town") { code: String! town: String! place: String }',
  { Shop: { __resolveReference: ({ code, town }: Shop) => ({ code, town, place: `${code} of ${town}` }) } },
)
const licences = fixtureSubgraph(
  'licences',
  'key shareable',
  `type Shop @key(fields: "licence { country number }") { licence: Licence! valid: Boolean }
   type Licence @shareable { country: String! number: Int! }`,
  { Shop: { __resolveReference: ({ licence }: Shop) => ({ licence, valid: licence.number === 1 }) } },
)
const hub = fixtureHub([shops, ratings, places, licences])

test('a single key, a compound one and a nested one each lead to their subgraph', async () => {
  expect(await hub.ask('{ shops { rating place valid } }')).toEqual({
    data: {
      shops: [
        { rating: 4.5, place: 'c1 of t', valid: true },
        { rating: null, place: 'c2 of t', valid: false },
      ],
    },
  })
  expect(places.requests.at(-1)?.variables['representations']).toEqual(
    all.map(({ code, town }) => ({ __typename: 'Shop', code, town })),
  )
  expect(licences.requests.at(-1)?.variables['representations']).toEqual(
    all.map(({ licence }) => ({ __typename: 'Shop', licence })),
  )
})

test('a subgraph that knows one key is reached from one that knows another, by the third', async () => {
  const entry = fixtureSubgraph(
    'entry',
    'key',
    'type Query { found: Shop } type Shop @key(fields: "id", resolvable: false) { id: ID! }',
    { Query: { found: () => ({ id: '1' }) } },
  )
  const owner = { ...shops, sdl: shops.sdl }
  const known = fixtureSubgraph('known', 'key shareable', owner.sdl.split('\n').slice(1).join('\n'), {
    Query: { shops: () => all, maybe: () => all },
    Shop: { __resolveReference: ({ id }: Shop) => all.find((shop) => shop.id === id) ?? null },
  })
  const answer = await fixtureHub([entry, known, places]).ask('{ found { place } }')
  expect(answer).toEqual({ data: { found: { place: 'c1 of t' } } })
})

test('an entity that its subgraph does not have is null in what that subgraph adds, and nowhere else', async () => {
  expect(await hub.ask('{ shops { id rating } }')).toEqual({
    data: {
      shops: [
        { id: '1', rating: 4.5 },
        { id: '2', rating: null },
      ],
    },
  })
})

test('a missing entity takes its parents with it up to what may be null', async () => {
  expect((await hub.ask('{ maybe { id note } }')).data).toEqual({ maybe: [{ id: '1', note: 'good' }, null, null] })
  expect((await hub.ask('{ shops { id note } }')).data).toBeNull()
})
