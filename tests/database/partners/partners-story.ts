import { v7 } from 'uuid'
import { partners } from '../../../subgraphs/partners/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'

export const home = 'x.g.one'
export const knownAreas = ['x', 'x.g', 'x.g.one', 'x.g.two', 'x.h', 'x.h.one']
export const knownCategories = ['life', 'life.repairs', 'life.repairs.plumbing', 'life.keys', 'public']

export const viewers = {
  anonymous: {},
  admin: { id: 'admin', role: 'HUB_ADMIN', area: 'x' },
  district: { id: 'district', role: 'DISTRICT_OFFICER', area: 'x' },
  subdistrict: { id: 'subdistrict', role: 'SUBDISTRICT_OFFICER', area: 'x.g' },
  stationmaster: { id: 'master', role: 'STATIONMASTER', area: home },
  neighbour: { id: 'neighbour', role: 'STATIONMASTER', area: 'x.h.one' },
  worker: { id: 'worker', role: 'STATION_WORKER', area: home },
  resident: { id: 'resident', role: 'RESIDENT' },
  coordinator: { id: 'coordinator', role: 'VOLUNTEER_COORDINATOR', organizationId: v7() },
  volunteer: { id: 'volunteer', role: 'VOLUNTEER' },
} as const satisfies Record<string, TestViewer>

export function partnerOf(organizationId: string): TestViewer {
  return { id: `client-${organizationId}`, role: 'PARTNER', organizationId }
}

/** The partners subgraph with a few areas and categories known, as events would have told it. */
export async function openPartners(): Promise<TestSubgraph> {
  const hub = await openTestSubgraph(partners)
  for (const code of knownAreas)
    await hub.receive({ kind: 'area.saved', aggregateId: code, version: 1, data: { code, level: 'COMMUNITY' } })
  for (const code of knownCategories)
    await hub.receive({ kind: 'category.saved', aggregateId: code, version: 1, data: { code, line: 'LIFE' } })
  return hub
}

/** The answer's data; fails when there are errors. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
export async function told(hub: TestSubgraph, as: TestViewer, document: string, variables = {}): Promise<any> {
  const { data, errors } = await hub.as(as).query(document, variables)
  if (errors) throw new Error(errors.map((error) => error.message).join('; '))
  return data
}

/** The first refusal's extensions; fails when there is none. */
export async function refusal(hub: TestSubgraph, as: TestViewer, document: string, variables = {}) {
  const { errors } = await hub.as(as).query(document, variables)
  if (!errors?.[0]) throw new Error('it was not refused')
  return errors[0].extensions as { code: string; fields?: { path: string }[]; [key: string]: unknown }
}

export const apply = 'mutation ($input: ApplyAsPartnerInput!) { applyAsPartner(input: $input) { id version status } }'
export const verify =
  'mutation ($id: ID!, $areas: [ID!]!) { verifyOrganization(id: $id, areaCodes: $areas) { id status version areas { code } } }'
export const suspend =
  'mutation ($id: ID!) { suspendOrganization(id: $id, reason: "Late too often") { id status version } }'
export const list = 'mutation ($input: ListServiceInput!) { listService(input: $input) { id version status title } }'

export const application = { name: 'Bright Pipes', kind: 'ENTERPRISE', areaCodes: [home] }
export const listing = {
  title: 'Plumbing at home',
  categoryCodes: ['life.repairs.plumbing'],
  serviceAreaCodes: [home],
  fee: { kind: 'FIXED', amount: 50, unit: 'visit' },
  capacity: 3,
}

/** An organisation's id. */
export async function applied(hub: TestSubgraph, over: object = {}): Promise<string> {
  return (await told(hub, viewers.anonymous, apply, { input: { ...application, ...over } })).applyAsPartner.id
}

/** The id of an organisation that was verified for the home community, or for other areas. */
export async function joined(hub: TestSubgraph, over: object = {}, areas: readonly string[] = [home]): Promise<string> {
  const id = await applied(hub, over)
  await told(hub, viewers.district, verify, { id, areas })
  return id
}

const listings = new Map<string, number>()

/** The same service twice is refused, so each but an organisation's first has a number. */
function titleFor(organizationId: string): string {
  const before = listings.get(organizationId) ?? 0
  listings.set(organizationId, before + 1)
  return before === 0 ? listing.title : `${listing.title} ${before + 1}`
}

/** A service of the organisation: `{ id, version }`. */
export async function listed(hub: TestSubgraph, organizationId: string, over: object = {}) {
  const input = { ...listing, title: titleFor(organizationId), ...over }
  return (await told(hub, partnerOf(organizationId), list, { input })).listService as { id: string; version: number }
}
