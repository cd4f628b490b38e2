import { v7 } from 'uuid'
import type { TestSubgraph, TestViewer } from '../../support'
import { categoryMap, hsdsRow } from './hsds-rows'
import {
  applied,
  home,
  joined,
  listed,
  openPartners,
  partnerOf,
  refusal,
  suspend,
  told,
  viewers,
} from './partners-story'

let hub: TestSubgraph
let organization: string
beforeAll(async () => {
  hub = await openPartners()
  organization = await joined(hub)
})
afterAll(() => hub.close())

const importing = `mutation ($org: ID, $hsds: String!, $map: [CategoryMapInput!]) {
  report: importServices(organizationId: $org, hsds: $hsds, categoryMap: $map) {
    created updated unchanged failed { row id message }
  }
}`
const terms = `status title description version radiusMeters capacity skills languages closures
  categories { code } serviceAreas { code } location { latitude longitude } fee { kind amount unit }
  eligibility { minAgeYears maxAgeYears attributes note } openingHours { weekday opens closes }`

const asked = (rows: unknown, map: unknown = categoryMap) => ({
  hsds: typeof rows === 'string' ? rows : JSON.stringify(rows),
  map,
})
const own = () => partnerOf(organization)
async function imported(rows: unknown, { as = own(), map = categoryMap as unknown } = {}) {
  return (await told(hub, as, importing, asked(rows, map))).report
}
const serviceOf = async (id: string, as: TestViewer = own()) =>
  (await told(hub, as, `query ($id: ID!) { service(id: $id) { ${terms} } }`, { id })).service

test('a publisher’s service is taken over with all its terms, under the publisher’s own id', async () => {
  const row = hsdsRow()
  expect(await imported([row])).toEqual({ created: 1, updated: 0, unchanged: 0, failed: [] })
  expect(await serviceOf(row.id, viewers.anonymous)).toEqual({
    status: 'LISTED',
    title: 'Plumbing at home',
    description: 'Taps, drains and boilers.',
    version: 1,
    radiusMeters: null,
    capacity: 10,
    skills: [],
    languages: ['zh', 'en'],
    closures: [],
    categories: [{ code: 'life.repairs.plumbing' }],
    serviceAreas: [{ code: home }],
    location: { latitude: 39.9, longitude: 116.37 },
    fee: { kind: 'FIXED', amount: 50, unit: 'visit' },
    eligibility: { minAgeYears: 18, maxAgeYears: null, attributes: [], note: 'For tenants.' },
    openingHours: [
      { weekday: 1, opens: '09:00', closes: '17:30' },
      { weekday: 4, opens: '09:00', closes: '17:30' },
      { weekday: 6, opens: '10:00', closes: '12:00' },
    ],
  })
})

test('the same rows again change nothing, a changed one is updated, and nothing is listed twice', async () => {
  const rows = [hsdsRow(), hsdsRow({ id: 'a-publishers-own-number' }), hsdsRow()]
  expect(await imported(rows)).toMatchObject({ created: 3 })
  expect(await imported(rows)).toEqual({ created: 0, updated: 0, unchanged: 3, failed: [] })
  rows[1].name = 'Plumbing, day and night'
  rows[2].status = 'temporarily closed'
  expect(await imported(rows)).toEqual({ created: 0, updated: 2, unchanged: 1, failed: [] })
  expect(await serviceOf(rows[2].id)).toMatchObject({ status: 'PAUSED', version: 2 })
  expect(await imported(rows.map((row) => ({ ...row, status: 'active' })))).toMatchObject({ updated: 1, unchanged: 2 })
  expect(await serviceOf(rows[2].id)).toMatchObject({ status: 'LISTED', version: 3 })
})

test('a service that a publisher has ended is withdrawn, and does not come back', async () => {
  const row = hsdsRow()
  await imported([row])
  expect(await imported([{ ...row, status: 'defunct' }])).toMatchObject({ updated: 1 })
  expect(await serviceOf(row.id)).toMatchObject({ status: 'WITHDRAWN' })
  expect(await imported([{ ...row, status: 'defunct' }, hsdsRow({ status: 'defunct' })])).toMatchObject({
    unchanged: 2,
  })
  const { failed } = await imported([row])
  expect(failed).toEqual([{ row: 0, id: row.id, message: expect.stringMatching(/^\[0\]\.status: /) }])
})

test('what HSDS has no field for stays as the partner set it', async () => {
  const row = hsdsRow({ name: 'Kept terms' })
  await imported([row])
  const input = {
    id: row.id,
    expectedVersion: 1,
    capacity: 3,
    skills: ['plumbing'],
    closures: ['2027-01-01'],
    radiusMeters: 900,
  }
  await told(hub, own(), 'mutation ($input: ReviseServiceInput!) { reviseService(input: $input) { id } }', { input })
  expect(await imported([row])).toMatchObject({ unchanged: 1 })
  expect(await imported([{ ...row, name: 'Pipes' }])).toMatchObject({ updated: 1 })
  expect(await serviceOf(row.id)).toMatchObject({
    title: 'Pipes',
    capacity: 3,
    skills: ['plumbing'],
    radiusMeters: 900,
    closures: ['2027-01-01'],
  })
})

test('two publishers’ services with one id do not meet', async () => {
  const row = hsdsRow()
  await imported([row])
  const other = await joined(hub)
  const reports = [await imported([row], { as: partnerOf(other) }), await imported([row], { as: partnerOf(other) })]
  expect(reports).toMatchObject([{ created: 1 }, { unchanged: 1 }])
  expect(await imported([row])).toMatchObject({ unchanged: 1 })
})

test('two imports of one file at once list each service once', async () => {
  const rows = [hsdsRow(), hsdsRow(), hsdsRow()]
  const reports = await Promise.all([imported(rows), imported(rows)])
  expect(reports.map(({ created }) => created).sort()).toEqual([0, 3])
})

const schedule = (over: object) => ({
  schedules: [{ freq: 'WEEKLY', byday: 'MO', opens_at: '09:00', closes_at: '10:00', ...over }],
})
test.each([
  ['a time that is none', schedule({ opens_at: '25:00' }), '.schedules[0].opens_at'],
  ['no closing time', schedule({ closes_at: null }), '.schedules[0].closes_at'],
  ['hours that run backwards', schedule({ opens_at: '12:00' }), '.schedules[0].closes_at'],
  ['a day that is none', schedule({ byday: 'MO,XX' }), '.schedules[0].byday'],
  ['a monthly schedule', schedule({ freq: 'MONTHLY', byday: '2MO' }), '.schedules[0].freq'],
  ['every second week', schedule({ interval: 2 }), '.schedules[0].interval'],
  [
    'hours that overlap',
    { schedules: [...schedule({}).schedules, ...schedule({ byday: 'SU,MO', opens_at: '09:30' }).schedules] },
    '.schedules[1]',
  ],
  ['money below 0', { cost_options: [{ amount: -1 }] }, '.cost_options[0].amount'],
  [
    'money of another country',
    { cost_options: [{ amount: 1 }, { amount: 2, currency: 'EUR' }] },
    '.cost_options[1].currency',
  ],
  ['a price without a figure', { cost_options: [], fees_description: 'Ask us' }, '.cost_options'],
  ['an unknown area', { service_areas: [{ extent: home }, { name: 'Atlantis' }] }, '.service_areas[1].extent'],
  [
    'a place off the globe',
    { service_at_locations: [{ location: { latitude: 91, longitude: 0 } }] },
    '.service_at_locations[0].location.latitude',
  ],
  [
    'a radius without a place',
    { service_at_locations: [], service_areas: [{ extent_type: 'radius', extent: '500' }] },
    '.service_areas[0].extent',
  ],
  ['a term that nobody maps', { attributes: [{ taxonomy_term: { name: 'Magic' } }] }, '.attributes'],
  ['no term at all', { attributes: [] }, '.attributes'],
  ['ages the wrong way round', { minimum_age: 60, maximum_age: 20 }, '.maximum_age'],
  ['a title of 10 MB', { name: 'x'.repeat(10_000_000) }, '.name'],
  ['a name that is no text', { name: 7 }, '.name'],
  ['no name', { name: undefined }, '.name'],
  ['a status that HSDS does not have', { status: 'sleeping' }, '.status'],
  ['an id with a NUL', { id: 'a\0b' }, '.id'],
])('a row with %s is named with its path, and the others are in', async (_, over, path) => {
  const good = [hsdsRow(), hsdsRow()]
  const bad = hsdsRow(over)
  const { created, failed } = await imported([good[0], bad, good[1]])
  expect(created).toBe(2)
  expect(failed).toEqual([{ row: 1, id: expect.anything(), message: expect.any(String) }])
  expect(failed[0].message.split(': ')[0]).toBe(`[1]${path}`)
  expect(await serviceOf(good[1].id)).not.toBeNull()
})

test('every broken rule of a row is told, and an id that comes twice is refused the second time', async () => {
  const row = hsdsRow()
  const { created, failed } = await imported([row, 'nonsense', hsdsRow({ name: '', minimum_age: 151 }), { ...row }])
  expect(created).toBe(1)
  expect(failed.map((one: { row: number; message: string }) => [one.row, one.message])).toEqual([
    [1, '[1]: Must be an object.'],
    [2, expect.stringMatching(/\[2\]\.name: .*\[2\]\.minimum_age: /)],
    [3, '[3].id: Row 0 has the same id.'],
  ])
})

test.each([
  ['what is no JSON', '[{"id": ', 'hsds'],
  ['a JSON text', '"services"', 'hsds'],
  ['contents that are no list', '{"contents": 1}', 'hsds'],
  ['nothing', '', 'hsds'],
])('%s is refused as a whole', async (_, hsds, path) => {
  expect(await refusal(hub, own(), importing, asked(hsds))).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: [{ path }],
  })
})

test('a map to a category that does not exist is refused as a whole', async () => {
  const map = [...categoryMap, { term: 'x', categoryCode: 'magic' }]
  expect(await refusal(hub, own(), importing, asked([hsdsRow()], map))).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: [{ path: 'categoryMap.1.categoryCode' }],
  })
})

test('nobody imports for an organisation that is not theirs, and a suspended one not at all', async () => {
  const other = await joined(hub)
  const rows = asked([hsdsRow()])
  expect((await refusal(hub, own(), importing, { ...rows, org: other })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, viewers.district, importing, { ...rows, org: other })).code).toBe('FORBIDDEN')
  expect((await refusal(hub, viewers.anonymous, importing, rows)).code).toBe('UNAUTHENTICATED')
  await told(hub, viewers.district, suspend, { id: other })
  expect((await refusal(hub, partnerOf(other), importing, rows)).code).toBe('ILLEGAL_TRANSITION')
})

test('without service areas it reaches where its organisation works; unverified, nobody finds it yet', async () => {
  const unverified = await applied(hub)
  const row = hsdsRow({ service_areas: [] })
  expect(await imported([row], { as: partnerOf(unverified) })).toMatchObject({ created: 1 })
  expect(await serviceOf(row.id, partnerOf(unverified))).toMatchObject({ serviceAreas: [{ code: home }] })
  expect(await serviceOf(row.id, viewers.anonymous)).toBeNull()
})

test('what was imported is matched and found like any other, and other subgraphs are told', async () => {
  const row = hsdsRow({ name: 'Rare imported thing' })
  await imported([row])
  const { services } = await told(
    hub,
    viewers.anonymous,
    '{ services(search: { text: "Rare imported", area: "x.g.one", categoryCode: "life" }) { edges { node { id } } } }',
  )
  expect(services.edges).toEqual([{ node: { id: row.id } }])
  const [event] = await hub.running.database.pool
    .query('select kind, version, data from event where aggregate_id = $1', [row.id])
    .then(({ rows }) => rows)
  expect(event).toMatchObject({
    kind: 'service.saved',
    version: 1,
    data: { organizationId: organization, status: 'LISTED' },
  })
})

test('a service that was listed by hand is updated by its own id', async () => {
  const { id } = await listed(hub, organization)
  expect(await imported([hsdsRow({ id: id.toUpperCase() })])).toMatchObject({ updated: 1, created: 0 })
  expect(await serviceOf(id)).toMatchObject({ version: 2, capacity: 3 })
})

test('an id of no version of UUID that anybody knows serves like every other', async () => {
  const id = '11111111-2222-3333-4444-555555555555'
  await imported([hsdsRow({ id, name: 'Odd one' }), hsdsRow({ id: id.replace('1', '0'), name: 'Odd one' })])
  const page = `query ($after: String) { services(search: { text: "Odd one" }, first: 1, after: $after) {
    edges { node { id } } pageInfo { endCursor } } }`
  const first = await told(hub, viewers.anonymous, page)
  const next = await told(hub, viewers.anonymous, page, { after: first.services.pageInfo.endCursor })
  expect(next.services.edges).toEqual([{ node: { id } }])
  const pause = 'mutation ($id: ID!) { pauseService(id: $id, expectedVersion: 1) { status } }'
  expect(await told(hub, own(), pause, { id })).toEqual({ pauseService: { status: 'PAUSED' } })
  const accepted = { providerId: organization, providerKind: 'ENTERPRISE', offerId: id, status: 'ACCEPTED' }
  await hub.receive({ kind: 'referral.accepted', aggregateId: v7(), version: 1, data: accepted })
  expect((await told(hub, own(), 'query ($id: ID!) { service(id: $id) { load } }', { id })).service.load).toBe(1)
})

test('1,200 rows are written with a handful of statements for each batch', async () => {
  hub.statements.length = 0
  const rows = Array.from({ length: 1_200 }, () => hsdsRow())
  expect(await imported(rows)).toMatchObject({ created: 1_200, failed: [] })
  expect(hub.statements.length).toBeLessThan(60)
})
