import { v7 } from 'uuid'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph, TestViewer } from '../../support'
import {
  applied,
  application,
  apply,
  home,
  joined,
  listed,
  openPartners,
  partnerOf,
  refusal,
  suspend,
  told,
  verify,
  viewers,
} from './partners-story'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openPartners()
})
afterAll(() => hub.close())

const read = 'query ($id: ID!) { organization(id: $id) { id status } }'
const seenBy = async (as: TestViewer, id: string) => (await told(hub, as, read, { id })).organization?.status ?? null

function publishedOf(id: string): Promise<object[]> {
  const text = '/* eventsOf */ select kind, version, data from event where aggregate_id = $1 order by position'
  return hub.running.database.asSystem((caller) => caller.read((tx) => sql<object>(tx, text, [id])))
}

test('anybody may apply; the applicant waits until the station has verified it', async () => {
  const id = await applied(hub, { location: { latitude: 39.9, longitude: 116.3 }, website: 'https://pipes.example' })
  expect(await seenBy(viewers.anonymous, id)).toBeNull()
  expect(await seenBy(viewers.resident, id)).toBeNull()
  expect(await seenBy(viewers.neighbour, id)).toBeNull()
  expect(await seenBy(partnerOf(v7()), id)).toBeNull()
  expect(await seenBy(partnerOf(id), id)).toBe('APPLIED')
  expect(await seenBy(viewers.worker, id)).toBe('APPLIED')
  expect(await seenBy(viewers.subdistrict, id)).toBe('APPLIED')
  const { verifyOrganization } = await told(hub, viewers.stationmaster, verify, { id, areas: [home] })
  expect(verifyOrganization).toEqual({ id, status: 'VERIFIED', version: 2, areas: [{ code: home }] })
  expect(await seenBy(viewers.anonymous, id)).toBe('VERIFIED')
  expect(await publishedOf(id)).toEqual([
    { kind: 'organization.saved', version: 1, data: { kind: 'ENTERPRISE', status: 'APPLIED', areaCodes: [] } },
    { kind: 'organization.saved', version: 2, data: { kind: 'ENTERPRISE', status: 'VERIFIED', areaCodes: [home] } },
  ])
})

test('a second verification adds areas', async () => {
  const id = await joined(hub)
  const { verifyOrganization } = await told(hub, viewers.subdistrict, verify, { id, areas: ['x.g.two'] })
  expect(verifyOrganization.areas).toEqual([{ code: home }, { code: 'x.g.two' }])
})

test('a suspended organisation and its services are hidden at once, and back once it is verified again', async () => {
  const id = await joined(hub)
  const service = await listed(hub, id)
  const offered = async (as: TestViewer) =>
    (await told(hub, as, 'query ($id: ID!) { service(id: $id) { id } }', service)).service
  const found = async () => {
    const document = `query ($id: ID!) { services(search: { organizationId: $id }) { totalCount } }`
    return (await told(hub, viewers.anonymous, document, { id })).services.totalCount
  }
  expect([await offered(viewers.anonymous), await found()]).toEqual([{ id: service.id }, 1])
  const { suspendOrganization } = await told(hub, viewers.stationmaster, suspend, { id })
  expect(suspendOrganization.status).toBe('SUSPENDED')
  expect([await offered(viewers.anonymous), await found()]).toEqual([null, 0])
  expect(await offered(viewers.worker)).toEqual({ id: service.id })
  expect(await seenBy(viewers.anonymous, id)).toBeNull()
  expect(await refusal(hub, viewers.stationmaster, suspend, { id })).toMatchObject({
    code: 'ILLEGAL_TRANSITION',
    from: 'SUSPENDED',
    allowed: ['VERIFIED'],
  })
  await told(hub, viewers.stationmaster, verify, { id, areas: [home] })
  expect([await offered(viewers.anonymous), await found()]).toEqual([{ id: service.id }, 1])
})

test.each([
  ['admin', 'ok'],
  ['district', 'ok'],
  ['subdistrict', 'ok'],
  ['stationmaster', 'ok'],
  ['neighbour', 'NOT_FOUND'],
  ['worker', 'FORBIDDEN'],
  ['resident', 'FORBIDDEN'],
  ['coordinator', 'FORBIDDEN'],
  ['volunteer', 'FORBIDDEN'],
  ['anonymous', 'UNAUTHENTICATED'],
] as const)('verifying by %s: %s', async (who, outcome) => {
  const id = await applied(hub)
  if (outcome === 'ok') await told(hub, viewers[who], verify, { id, areas: [home] })
  else expect((await refusal(hub, viewers[who], verify, { id, areas: [home] })).code).toBe(outcome)
})

test.each([
  ['admin', 'FORBIDDEN'],
  ['district', 'ok'],
  ['subdistrict', 'ok'],
  ['stationmaster', 'ok'],
  ['neighbour', 'FORBIDDEN'],
  ['worker', 'FORBIDDEN'],
  ['resident', 'FORBIDDEN'],
  ['coordinator', 'FORBIDDEN'],
  ['volunteer', 'FORBIDDEN'],
  ['anonymous', 'UNAUTHENTICATED'],
] as const)('suspending by %s: %s', async (who, outcome) => {
  const id = await joined(hub)
  if (outcome === 'ok') await told(hub, viewers[who], suspend, { id })
  else expect((await refusal(hub, viewers[who], suspend, { id })).code).toBe(outcome)
})

test('nobody verifies or suspends beyond their own area', async () => {
  const id = await joined(hub, {}, ['x.g'])
  expect((await refusal(hub, viewers.stationmaster, verify, { id, areas: ['x.g'] })).code).toBe('FORBIDDEN')
  expect((await refusal(hub, viewers.stationmaster, suspend, { id })).code).toBe('FORBIDDEN')
  for (const absent of [v7(), 'nothing'])
    expect((await refusal(hub, viewers.stationmaster, verify, { id: absent, areas: [home] })).code).toBe('NOT_FOUND')
})

test.each([
  ['no name', { name: ' ' }, 'input.name'],
  ['a name of 201 characters', { name: 'x'.repeat(201) }, 'input.name'],
  ['no area', { areaCodes: [] }, 'input.areaCodes'],
  ['an area that is not known', { areaCodes: [home, 'nowhere'] }, 'input.areaCodes.1'],
  ['an area with a NUL', { areaCodes: ['x\0'] }, 'input.areaCodes.0'],
  ['the kind of a volunteer group', { kind: 'VOLUNTEER_GROUP' }, 'input.kind'],
  ['a script for a website', { website: 'javascript:alert(1)' }, 'input.website'],
  ['an address that is no e-mail', { email: 'me' }, 'input.email'],
  ['a place beyond the pole', { location: { latitude: 91, longitude: 0 } }, 'input.location.latitude'],
])('an application with %s is refused with the field', async (_, over, path) => {
  const { code, fields } = await refusal(hub, viewers.anonymous, apply, { input: { ...application, ...over } })
  expect([code, fields?.map((field) => field.path)]).toEqual(['VALIDATION_FAILED', [path]])
})

test('the same key applies once, for a visitor without a name as well', async () => {
  const key = v7()
  {
    const first = await applied(hub, { idempotencyKey: key })
    expect(await applied(hub, { idempotencyKey: key })).toBe(first)
    const other = { input: { ...application, name: 'Other', idempotencyKey: key } }
    expect((await refusal(hub, viewers.anonymous, apply, other)).code).toBe('IDEMPOTENCY_MISMATCH')
  }
})

test('the directory shows each viewer what is theirs to see, page after page', async () => {
  const name = 'Directory'
  const ids = [await applied(hub, { name }), await joined(hub, { name }), await joined(hub, { name })]
  const document = `query ($search: String, $status: [OrganizationStatus!], $area: ID, $first: Int, $after: String) {
    organizations(search: $search, status: $status, area: $area, first: $first, after: $after) {
      totalCount edges { node { id } } pageInfo { hasNextPage endCursor } } }`
  const seen = async (as: TestViewer, more = {}) =>
    (await told(hub, as, document, { search: 'irector', ...more })).organizations
  expect((await seen(viewers.anonymous)).totalCount).toBe(2)
  expect((await seen(viewers.neighbour)).totalCount).toBe(2)
  expect((await seen(viewers.worker)).totalCount).toBe(3)
  expect((await seen(viewers.admin)).totalCount).toBe(3)
  expect((await seen(partnerOf(ids[0] ?? ''))).totalCount).toBe(3)
  expect((await seen(viewers.worker, { status: ['APPLIED'] })).totalCount).toBe(1)
  expect((await seen(viewers.worker, { area: 'x.h' })).totalCount).toBe(0)
  expect((await seen(viewers.worker, { area: 'x.g' })).totalCount).toBe(3)
  const pages: string[] = []
  for (let after: string | null = null, more = true; more;) {
    const page = await seen(viewers.worker, { first: 2, after })
    pages.push(...page.edges.map((edge: { node: { id: string } }) => edge.node.id))
    after = page.pageInfo.endCursor
    more = page.pageInfo.hasNextPage
  }
  expect(pages.sort()).toEqual(ids.sort())
})

test('references of many organisations and services are one statement each, foreign and absent ones null', async () => {
  const [shown, hidden] = [await joined(hub), await applied(hub)]
  const service = await listed(hub, shown)
  const draft = await listed(hub, shown, { draft: true })
  const representations = [
    ...[shown, hidden, v7(), 'none'].map((id) => ({ __typename: 'Organization', id })),
    ...[service.id, draft.id, v7(), 'none'].map((id) => ({ __typename: 'Service', id })),
    { __typename: 'Area', code: home },
    { __typename: 'Category', code: 'life' },
  ]
  hub.statements.length = 0
  const document = `query ($all: [_Any!]!) { _entities(representations: $all) { ... on Organization { id }
    ... on Service { id } ... on Area { code services { totalCount } } ... on Category { code } } }`
  const { _entities } = await told(hub, viewers.anonymous, document, { all: representations })
  expect(_entities.slice(0, 8)).toEqual([{ id: shown }, null, null, null, { id: service.id }, null, null, null])
  expect(_entities[8].services.totalCount).toBeGreaterThan(0)
  const names = hub.statements.map((name) => name.replace(/_[0-9a-f]+$/, '')).sort()
  expect(names).toEqual(['countServicesOfArea', 'organizationsById', 'servicesById', 'servicesOfArea'])
})
