import { demoCommunityCode, demoSubdistrictCode } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

async function areas(level: string, within: string): Promise<number> {
  const document = 'query Areas($level: AreaLevel, $within: ID) { areas(level: $level, within: $within) { code } }'
  return (await told<{ areas: unknown[] }>(hub, 'anonymous', document, { level, within })).areas.length
}

async function count(document: string, variables: object): Promise<number> {
  const answer = await told<{ list: { totalCount: number } }>(hub, 'stationmaster', document, { ...variables })
  return answer.list.totalCount
}

test('the district has 15 subdistricts and 259 communities, subdistrict g has 18', async () => {
  expect(await areas('SUBDISTRICT', 'xicheng')).toBe(15)
  expect(await areas('COMMUNITY', 'xicheng')).toBe(259)
  expect(await areas('COMMUNITY', demoSubdistrictCode)).toBe(18)
})

interface Item {
  readonly code: string
  readonly handling: string
  readonly active: boolean
  readonly category: { readonly code: string; readonly line: string }
}

test('149 affairs are done on site: 8 party, 48 + 68 government, 25 handy services in 7 categories', async () => {
  const document = 'query Items { serviceItems { code handling active category { code line } } }'
  const { serviceItems } = await told<{ serviceItems: Item[] }>(hub, 'anonymous', document)
  const of = (line: string, handling?: string) =>
    serviceItems.filter(
      ({ category, ...item }) => category.line === line && item.handling === (handling ?? item.handling),
    )
  expect(serviceItems).toHaveLength(149)
  expect(serviceItems.every((item) => item.active)).toBe(true)
  expect(of('PARTY_MASSES')).toHaveLength(8)
  expect(of('GOVERNMENT')).toHaveLength(116)
  expect(of('GOVERNMENT', 'IMMEDIATE')).toHaveLength(48)
  expect(of('GOVERNMENT', 'DOCUMENTS')).toHaveLength(68)
  expect(of('LIFE')).toHaveLength(25)
  const handy = of('LIFE').map((item) => item.category.code.split('.').slice(0, 2).join('.'))
  expect(new Set(handy).size).toBe(7)
})

test.each([
  ['54 service agencies', ['ENTERPRISE', 'SOCIAL_ORGANIZATION'], demoCommunityCode, 54],
  ['22 handy outlets', ['HANDY_OUTLET'], demoCommunityCode, 22],
  ['11 units of the jurisdiction', ['JURISDICTION_UNIT'], demoCommunityCode, 11],
  ['8 government departments of the subdistrict', ['GOVERNMENT_DEPARTMENT'], demoSubdistrictCode, 8],
])('%s are verified', async (_, kind, area, expected) => {
  const document = `query Organizations($area: ID, $kind: [ProviderKind!]) {
    list: organizations(area: $area, kind: $kind, status: [VERIFIED]) { totalCount } }`
  expect(await count(document, { area, kind })).toBe(expected)
})

test('every agency, outlet and unit has listed a service', async () => {
  const document = `query Listed($area: ID, $kind: [ProviderKind!]) { organizations(area: $area, kind: $kind, first: 100) {
    edges { node { name services(status: [LISTED]) { totalCount } } } } }`
  const kind = ['ENTERPRISE', 'SOCIAL_ORGANIZATION', 'HANDY_OUTLET', 'JURISDICTION_UNIT']
  type Edge = { readonly node: { readonly name: string; readonly services: { readonly totalCount: number } } }
  const answer = await told<{ organizations: { edges: Edge[] } }>(hub, 'anonymous', document, {
    area: demoCommunityCode,
    kind,
  })
  expect(answer.organizations.edges).toHaveLength(87)
  expect(answer.organizations.edges.filter(({ node }) => node.services.totalCount === 0)).toEqual([])
})

test('12 volunteer groups are verified, and each has members', async () => {
  const document = `query Groups($area: ID) { volunteerGroups(area: $area, first: 100) { totalCount
    edges { node { status memberCount } } } }`
  type Edge = { readonly node: { readonly status: string; readonly memberCount: number } }
  const { volunteerGroups } = await told<{ volunteerGroups: { totalCount: number; edges: Edge[] } }>(
    hub,
    'worker',
    document,
    { area: demoCommunityCode },
  )
  expect(volunteerGroups.totalCount).toBe(12)
  for (const { node } of volunteerGroups.edges) {
    expect(node.status).toBe('VERIFIED')
    expect(node.memberCount).toBeGreaterThan(0)
  }
})

test('the station has a staff of 4 with their posts, and 6 functional areas', async () => {
  const document = `query Station($code: ID!) { area(code: $code) { station {
    zones { kind } openingHours { weekday } staff { post } } } }`
  type Station = { zones: { kind: string }[]; openingHours: unknown[]; staff: { post: string }[] }
  const { station } = (
    await told<{ area: { station: Station } }>(hub, 'anonymous', document, { code: demoCommunityCode })
  ).area
  expect(new Set(station.zones.map((zone) => zone.kind)).size).toBe(6)
  expect(station.zones).toHaveLength(6)
  expect(station.openingHours.length).toBeGreaterThan(0)
  const own = station.staff.map((member) => member.post).filter((post) => post !== 'GRID_WORKER')
  expect(own.sort()).toEqual(
    ['DEPUTY_STATIONMASTER', 'GENERAL_SOCIAL_WORKER', 'GENERAL_SOCIAL_WORKER', 'STATIONMASTER'].sort(),
  )
})

test('356 past cases are closed or came to another end, with referrals and evaluations, and a dozen are open', async () => {
  const document = 'query Cases($status: [CaseStatus!]) { list: cases(filter: { status: $status }) { totalCount } }'
  const past = ['CLOSED', 'REDIRECTED', 'WITHDRAWN']
  const open = ['RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING', 'RESOLVED']
  expect(await count(document, { status: past })).toBe(356)
  expect(await count(document, { status: open })).toBe(12)
  const referrals = 'query Referrals { list: referrals(status: [CONFIRMED]) { totalCount } }'
  expect(await count(referrals, {})).toBeGreaterThan(100)
  const evaluated = `query Closed { cases(filter: { status: [CLOSED] }, first: 50) {
    edges { node { evaluations { by } certificate { number } timeline { totalCount } } } } }`
  type Edge = { node: { evaluations: unknown[]; certificate: object | null; timeline: { totalCount: number } } }
  const { cases } = await told<{ cases: { edges: Edge[] } }>(hub, 'stationmaster', evaluated)
  expect(cases.edges.some(({ node }) => node.evaluations.length > 0)).toBe(true)
  for (const { node } of cases.edges) {
    expect(node.certificate).not.toBeNull()
    expect(node.timeline.totalCount).toBeGreaterThan(0)
  }
})

test('households and residents are registered, and the station can find them', async () => {
  const document = 'query Residents($area: ID) { list: residents(area: $area) { totalCount } }'
  expect(await count(document, { area: demoCommunityCode })).toBe(420)
})
