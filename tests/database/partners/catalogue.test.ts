import type { TestSubgraph } from '../../support'
import { joined, listed, openPartners, refusal, told, viewers } from './partners-story'

let hub: TestSubgraph
const ids = new Map<string, string>()
const center = { latitude: 39.9, longitude: 116.36 }
const north = (degrees: number) => ({ latitude: center.latitude + degrees, longitude: center.longitude })

beforeAll(async () => {
  hub = await openPartners()
  const shop = await joined(hub, { name: 'Golden Hands 金手', kind: 'HANDY_OUTLET' }, ['x.g'])
  const firm = await joined(hub, { name: 'Bright Pipes' }, ['x'])
  const add = async (key: string, organization: string, over: object) =>
    ids.set(key, (await listed(hub, organization, over)).id)
  const workday = [{ weekday: 1, opens: '09:00', closes: '17:00' }]
  await add('plumbing', firm, {
    title: 'Plumbing 水管维修',
    location: north(0.01),
    openingHours: workday,
    languages: ['en'],
  })
  await add('haircut', shop, {
    title: 'Haircut 理发',
    location: north(0.001),
    fee: { kind: 'FREE' },
    categoryCodes: ['life'],
    serviceAreaCodes: ['x.g.one'],
  })
  await add('keys', shop, {
    title: 'Keys 配钥匙',
    categoryCodes: ['life.keys'],
    fee: { kind: 'FIXED', amount: 15 },
    serviceAreaCodes: ['x.g'],
  })
  await add('twin', firm, {
    title: 'Plumbing 水管维修',
    location: north(0.01),
    description: 'Golden service',
    serviceAreaCodes: ['x.h'],
  })
})
afterAll(() => hub.close())

const document = `query ($search: ServiceSearch, $first: Int, $after: String) {
  services(search: $search, first: $first, after: $after) { totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`

/** The names of what is found, by pages of so many. */
async function found(search: object, first = 100): Promise<string[]> {
  const names: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const { services } = await told(hub, viewers.anonymous, document, { search, first, after })
    for (const { node } of services.edges) names.push([...ids].find(([, id]) => id === node.id)?.[0] ?? '?')
    after = services.pageInfo.endCursor
    more = services.pageInfo.hasNextPage
    if (!more) expect(services.totalCount).toBe(names.length)
  }
  return names
}

test.each([
  ['everything, by title', {}, ['haircut', 'keys', 'plumbing', 'twin']],
  ['a word of the title', { text: 'haircut' }, ['haircut']],
  ['two Chinese characters', { text: '水管' }, ['plumbing', 'twin']],
  ['a Latin word with a typing error', { text: 'plumbng' }, ['plumbing', 'twin']],
  ['the organisation before the description', { text: 'GOLDEN' }, ['haircut', 'keys', 'twin']],
  ['every word', { text: 'golden keys' }, ['keys']],
  ['a sign that is a wildcard in SQL', { text: '%' }, []],
  ['nothing that fits', { text: 'zeppelin' }, []],
  ['a category and below', { categoryCode: 'life.repairs' }, ['plumbing', 'twin']],
  ['what reaches an area', { area: 'x.g.two' }, ['keys']],
  ['what reaches the home', { area: 'x.g.one' }, ['haircut', 'keys', 'plumbing']],
  ['nearest first, the placeless last', { near: center }, ['haircut', 'plumbing', 'twin', 'keys']],
  ['within some metres', { near: center, withinMeters: 500 }, ['haircut']],
  ['what is free', { free: true }, ['haircut']],
  ['what costs no more', { maxFee: 15 }, ['haircut', 'keys']],
  ['a language', { language: 'en' }, ['plumbing']],
  ['a kind', { kind: ['HANDY_OUTLET'] }, ['haircut', 'keys']],
  ['open on Monday morning in Shanghai', { openAt: '2026-11-23T01:00:00Z', text: 'plumbing' }, ['plumbing', 'twin']],
  ['closed on Monday at five', { openAt: '2026-11-23T09:00:00Z', text: 'plumbing' }, ['twin']],
  ['all at once', { text: 'plumbing', near: center, categoryCode: 'life', area: 'x.g.one', maxFee: 50 }, ['plumbing']],
])('a search finds %s', async (_, search, expected) => {
  expect(await found(search)).toEqual(expected)
  expect(await found(search, 1)).toEqual(expected)
})

test.each([
  ['metres without a place', { withinMeters: 10 }, 'search.withinMeters'],
  ['a fee below 0', { maxFee: -1 }, 'search.maxFee'],
  ['a place off the globe', { near: { latitude: 100, longitude: 0 } }, 'search.near.latitude'],
  ['a NUL', { text: 'a\0' }, 'search.text'],
  ['an area with a NUL', { area: 'a\0' }, 'search.area'],
])('a search for %s is refused', async (_, search, path) => {
  const { code, fields } = await refusal(hub, viewers.anonymous, document, { search })
  expect([code, fields?.[0]?.path]).toEqual(['VALIDATION_FAILED', path])
})

test('a cursor of another order is refused', async () => {
  const { services } = await told(hub, viewers.anonymous, document, { first: 1 })
  const variables = { search: { near: center }, after: services.pageInfo.endCursor }
  expect((await refusal(hub, viewers.anonymous, document, variables)).fields?.[0]?.path).toBe('after')
})

test('pages stay in step while services are listed in between', async () => {
  const other = await joined(hub)
  const { services } = await told(hub, viewers.anonymous, document, { first: 2 })
  const added = await listed(hub, other, { title: 'Aardvark' })
  const next = await told(hub, viewers.anonymous, document, { first: 100, after: services.pageInfo.endCursor })
  const shown = [...services.edges, ...next.services.edges].map((edge: { node: { id: string } }) => edge.node.id)
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown).not.toContain(added.id)
  expect(shown).toHaveLength(4)
})

test('the lists of many areas and categories are one statement each', async () => {
  const representations = [
    ...['x', 'x.g', 'x.g.one', 'x.h'].map((code) => ({ __typename: 'Area', code })),
    ...['life', 'life.repairs', 'public'].map((code) => ({ __typename: 'Category', code })),
  ]
  hub.statements.length = 0
  const lists = `query ($all: [_Any!]!) { _entities(representations: $all) {
    ... on Area { services(categoryCode: "life.repairs") { edges { node { title } } } }
    ... on Category { services(area: "x.g.one") { edges { node { title } } } } } }`
  const { _entities } = await told(hub, viewers.anonymous, lists, { all: representations })
  expect(_entities.map((entity: { services: { edges: object[] } }) => entity.services.edges.length)).toEqual([
    0, 0, 2, 1, 4, 2, 0,
  ])
  expect(hub.statements).toHaveLength(2)
})
