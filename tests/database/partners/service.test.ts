import { v7 } from 'uuid'
import type { TestSubgraph, TestViewer } from '../../support'
import {
  applied,
  home,
  joined,
  list,
  listed,
  listing,
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

const revise =
  'mutation ($input: ReviseServiceInput!) { reviseService(input: $input) { id version title radiusMeters closures openingHours { weekday opens closes } location { latitude } fee { kind amount unit } } }'
const step = (name: string) =>
  `mutation ($id: ID!, $v: Int!) { step: ${name}(id: $id, expectedVersion: $v) { status version } }`
const own = () => partnerOf(organization)
const seenBy = async (as: TestViewer, id: string) =>
  (await told(hub, as, 'query ($id: ID!) { service(id: $id) { status } }', { id })).service?.status ?? null

test('a listed service is public, a draft its organisation’s alone', async () => {
  const service = await listed(hub, organization)
  const draft = await listed(hub, organization, { draft: true })
  expect(await seenBy(viewers.anonymous, service.id)).toBe('LISTED')
  expect(await seenBy(own(), draft.id)).toBe('DRAFT')
  for (const as of [viewers.anonymous, viewers.worker, partnerOf(v7())]) expect(await seenBy(as, draft.id)).toBeNull()
  const unverified = await listed(hub, await applied(hub))
  expect(await seenBy(viewers.anonymous, unverified.id)).toBeNull()
})

test('it is paused, resumed and withdrawn, and each step takes the version it was decided on', async () => {
  const { id } = await listed(hub, organization)
  const go = async (name: string, v: number) => (await told(hub, own(), step(name), { id, v })).step
  expect(await go('pauseService', 1)).toEqual({ status: 'PAUSED', version: 2 })
  expect(await seenBy(viewers.anonymous, id)).toBeNull()
  expect(await seenBy(viewers.worker, id)).toBe('PAUSED')
  expect(await refusal(hub, own(), step('resumeService'), { id, v: 1 })).toMatchObject({
    code: 'CONFLICT',
    currentVersion: 2,
  })
  expect(await refusal(hub, own(), step('pauseService'), { id, v: 2 })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    from: 'PAUSED',
    allowed: ['LISTED', 'WITHDRAWN'],
  })
  expect(await go('resumeService', 2)).toEqual({ status: 'LISTED', version: 3 })
  expect(await go('withdrawService', 3)).toEqual({ status: 'WITHDRAWN', version: 4 })
  expect(await refusal(hub, own(), step('resumeService'), { id, v: 4 })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    allowed: [],
  })
  expect((await refusal(hub, own(), revise, { input: { id, expectedVersion: 4, title: 'x' } })).code).toBe(
    'ILLEGAL_TRANSITION',
  )
})

test('of two revisions decided on one version, one is told of the conflict', async () => {
  const { id } = await listed(hub, organization)
  const both = await Promise.all(
    ['One', 'Two'].map((title) => hub.as(own()).query(revise, { input: { id, expectedVersion: 1, title } })),
  )
  expect(both.map((answer) => answer.errors?.[0]?.extensions['code'] ?? 'ok').sort()).toEqual(['CONFLICT', 'ok'])
})

test('a revision changes what it names, leaves the rest, and null clears', async () => {
  const hours = [
    { weekday: 2, opens: '13:00', closes: '24:00' },
    { weekday: 1, opens: '09:00', closes: '12:00' },
    { weekday: 2, opens: '09:00', closes: '13:00' },
  ]
  const location = { latitude: 39.9, longitude: 116.3 }
  const { id } = await listed(hub, organization, { location, radiusMeters: 500, openingHours: hours })
  const first = await told(hub, own(), revise, {
    input: { id, expectedVersion: 1, closures: ['2026-12-25', '2026-10-01', '2026-12-25'] },
  })
  expect(first.reviseService).toEqual({
    id,
    version: 2,
    title: expect.stringContaining(listing.title),
    radiusMeters: 500,
    location: { latitude: 39.9 },
    closures: ['2026-10-01', '2026-12-25'],
    openingHours: [hours[1], hours[2], hours[0]],
    fee: { kind: 'FIXED', amount: 50, unit: 'visit' },
  })
  const input = {
    id,
    expectedVersion: 2,
    location: null,
    radiusMeters: null,
    openingHours: null,
    fee: { kind: 'FREE' },
  }
  const second = await told(hub, own(), revise, { input })
  expect(second.reviseService).toMatchObject({
    radiusMeters: null,
    location: null,
    openingHours: [],
    closures: ['2026-10-01', '2026-12-25'],
    fee: { kind: 'FREE', amount: null, unit: null },
  })
  const radius = { id, expectedVersion: 3, radiusMeters: 10 }
  expect((await refusal(hub, own(), revise, { input: radius })).fields?.[0]?.path).toBe('input.radiusMeters')
})

test.each([
  ['an empty title', { title: '\n' }, 'input.title'],
  ['a title with a NUL', { title: 'a\0b' }, 'input.title'],
  ['10,000 characters of description', { description: 'x'.repeat(10_000) }, 'input.description'],
  ['no category', { categoryCodes: [] }, 'input.categoryCodes'],
  ['a category that is not known', { categoryCodes: ['life', 'magic'] }, 'input.categoryCodes.1'],
  ['an area that is not known', { serviceAreaCodes: ['nowhere'] }, 'input.serviceAreaCodes.0'],
  ['a radius below 0', { location: { latitude: 1, longitude: 1 }, radiusMeters: -1 }, 'input.radiusMeters'],
  ['a radius without a place', { radiusMeters: 100 }, 'input.radiusMeters'],
  ['a place off the globe', { location: { latitude: 1, longitude: 181 } }, 'input.location.longitude'],
  ['a fee below 0', { fee: { kind: 'FIXED', amount: -0.01 } }, 'input.fee.amount'],
  ['a fee without an amount', { fee: { kind: 'FROM' } }, 'input.fee.amount'],
  ['a free service with a price', { fee: { kind: 'FREE', amount: 5 } }, 'input.fee.amount'],
  ['no capacity', { capacity: 0 }, 'input.capacity'],
  [
    'hours that run backwards',
    { openingHours: [{ weekday: 1, opens: '12:00', closes: '09:00' }] },
    'input.openingHours.0.closes',
  ],
  [
    'an eighth day',
    { openingHours: [{ weekday: 8, opens: '09:00', closes: '12:00' }] },
    'input.openingHours.0.weekday',
  ],
  [
    'a time that is none',
    { openingHours: [{ weekday: 1, opens: '9am', closes: '12:00' }] },
    'input.openingHours.0.opens',
  ],
  [
    'hours that overlap',
    {
      openingHours: [
        { weekday: 1, opens: '10:00', closes: '12:00' },
        { weekday: 2, opens: '09:00', closes: '12:00' },
        { weekday: 1, opens: '11:59', closes: '14:00' },
      ],
    },
    'input.openingHours.2',
  ],
  ['ages that run backwards', { eligibility: { minAgeYears: 60, maxAgeYears: 59 } }, 'input.eligibility.maxAgeYears'],
  ['an empty skill', { skills: ['care', ''] }, 'input.skills.1'],
])('a service with %s is refused with the field', async (_, over, path) => {
  const { code, fields } = await refusal(hub, own(), list, { input: { ...listing, ...over } })
  expect([code, fields?.map((field) => field.path)]).toEqual(['VALIDATION_FAILED', [path]])
})

test('all broken rules are told at once, and nothing has changed', async () => {
  const before = await told(hub, viewers.anonymous, '{ services { totalCount } }')
  const input = { ...listing, title: '', capacity: 0, fee: { kind: 'FIXED', amount: -1 } }
  const { fields } = await refusal(hub, own(), list, { input })
  expect(fields?.map((field) => field.path)).toEqual(['input.title', 'input.fee.amount', 'input.capacity'])
  expect(await told(hub, viewers.anonymous, '{ services { totalCount } }')).toEqual(before)
})

test.each([
  ...Object.entries(viewers).map(
    ([who, as]) => [who, as, who === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN'] as const,
  ),
  ['a partner of another organisation', partnerOf(v7()), 'NOT_FOUND'] as const,
])('%s changes nobody’s services', async (_, as, code) => {
  const { id } = await listed(hub, organization)
  expect((await refusal(hub, as, list, { input: { ...listing, organizationId: organization } })).code).toBe(code)
  expect((await refusal(hub, as, revise, { input: { id, expectedVersion: 1, title: 'Mine' } })).code).toBe(code)
  for (const name of ['pauseService', 'resumeService', 'withdrawService'])
    expect((await refusal(hub, as, step(name), { id, v: 1 })).code).toBe(code)
})

test('a suspended organisation lists nothing and can only withdraw', async () => {
  const suspended = await joined(hub)
  const { id } = await listed(hub, suspended)
  await told(hub, viewers.stationmaster, suspend, { id: suspended })
  const as = partnerOf(suspended)
  expect((await refusal(hub, as, list, { input: listing })).code).toBe('ILLEGAL_TRANSITION')
  expect((await refusal(hub, as, revise, { input: { id, expectedVersion: 1, title: 'x' } })).code).toBe(
    'ILLEGAL_TRANSITION',
  )
  expect((await told(hub, as, step('withdrawService'), { id, v: 1 })).step.status).toBe('WITHDRAWN')
})

test('the same key lists once; with another input it is refused', async () => {
  const idempotencyKey = v7()
  const title = 'Listed once'
  const first = await listed(hub, organization, { title, idempotencyKey })
  expect(await listed(hub, organization, { title, idempotencyKey })).toEqual(first)
  const input = { ...listing, title: 'Other', idempotencyKey }
  expect((await refusal(hub, own(), list, { input })).code).toBe('IDEMPOTENCY_MISMATCH')
})

test('the same service is listed once, unless it is another’s, elsewhere, a draft or withdrawn', async () => {
  const mine = await joined(hub)
  const same = { title: 'The very same' }
  const first = await listed(hub, mine, same)
  const again = (over: object) => refusal(hub, partnerOf(mine), list, { input: { ...listing, ...same, ...over } })
  expect(await again({})).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'input.title' }] })
  await listed(hub, await joined(hub), same)
  await listed(hub, mine, { ...same, location: { latitude: 39.9, longitude: 116.4 } })
  const draft = await listed(hub, mine, { ...same, draft: true })
  const resumed = await refusal(hub, partnerOf(mine), step('resumeService'), { id: draft.id, v: 1 })
  expect(resumed).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'id' }] })
  await told(hub, partnerOf(mine), step('withdrawService'), { id: first.id, v: 1 })
  await told(hub, partnerOf(mine), step('resumeService'), { id: draft.id, v: 1 })
})

test('an organisation reads all its services, others those that are listed', async () => {
  const mine = await joined(hub)
  await listed(hub, mine)
  await listed(hub, mine, { draft: true })
  const paused = await listed(hub, mine)
  await told(hub, partnerOf(mine), step('pauseService'), { id: paused.id, v: 1 })
  const document = `query ($id: ID!, $status: [ServiceStatus!]) { organization(id: $id) {
    services(status: $status) { totalCount edges { node { status organization { id } serviceAreas { code } categories { code } } } } } }`
  const count = async (as: TestViewer, status?: string[]) =>
    (await told(hub, as, document, { id: mine, status })).organization.services.totalCount
  expect(await count(partnerOf(mine))).toBe(3)
  expect(await count(viewers.worker)).toBe(2)
  expect(await count(viewers.anonymous)).toBe(1)
  expect(await count(partnerOf(mine), ['DRAFT'])).toBe(1)
  expect(await count(viewers.anonymous, ['DRAFT'])).toBe(0)
  const { organization: seen } = await told(hub, viewers.anonymous, document, { id: mine })
  expect(seen.services.edges[0].node).toEqual({
    status: 'LISTED',
    organization: { id: mine },
    serviceAreas: [{ code: home }],
    categories: [{ code: 'life.repairs.plumbing' }],
  })
})
