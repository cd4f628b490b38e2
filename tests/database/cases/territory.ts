import type { HubAnswer, HubClient, MatchSource } from '../../../shared/hub'
import { sql } from '../../../shared/database/pg'
import { cases } from '../../../subgraphs/cases/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'

/** A small territory for tests of cases: one station, another one next door, two providers, three categories. */
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const ids = {
  station: id(1),
  master: id(2),
  worker: id(3),
  foreignWorker: id(4),
  grid: id(5),
  resident: id(10),
  otherResident: id(11),
  enterprise: id(20),
  otherEnterprise: id(21),
  group: id(22),
  suspended: id(23),
  volunteer: id(30),
  absent: id(99),
} as const

const community = 'x.g.qianggen'
export const viewers = {
  worker: { id: ids.worker, role: 'STATION_WORKER', area: community },
  master: { id: ids.master, role: 'STATIONMASTER', area: community },
  gridWorker: { id: ids.grid, role: 'STATION_WORKER', area: `${community}.n03` },
  foreignWorker: { id: ids.foreignWorker, role: 'STATION_WORKER', area: 'x.g.other' },
  subdistrict: { id: id(40), role: 'SUBDISTRICT_OFFICER', area: 'x.g' },
  district: { id: id(41), role: 'DISTRICT_OFFICER', area: 'x' },
  admin: { id: id(42), role: 'HUB_ADMIN', area: 'x' },
  resident: { id: ids.resident, role: 'RESIDENT' },
  otherResident: { id: ids.otherResident, role: 'RESIDENT' },
  partner: { id: 'client', role: 'PARTNER', organizationId: ids.enterprise },
  otherPartner: { id: 'client2', role: 'PARTNER', organizationId: ids.otherEnterprise },
  coordinator: { id: id(31), role: 'VOLUNTEER_COORDINATOR', organizationId: ids.group },
  volunteer: { id: ids.volunteer, role: 'VOLUNTEER', organizationId: ids.group },
  anonymous: {},
} as const satisfies Record<string, TestViewer>
export type ViewerName = keyof typeof viewers

/** A hub that knows no resident to be absent, and has the given match sources. */
export function fakeHub(
  sources: readonly (MatchSource & { answer?: (ids: readonly string[]) => Promise<HubAnswer> | HubAnswer })[] = [],
  resident: HubAnswer = { data: null, errors: [{ message: 'down', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] },
): HubClient & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    matchSources: () => sources,
    async query(_viewer, operation, variables) {
      if (operation.includes('ResidentOfCase')) return resident
      const source = sources.find(({ field }) => operation.includes(`Candidates_${field}(`))
      if (!source?.answer) throw new Error('nobody answers')
      asked.push(source.field)
      return source.answer(variables['ids'] as string[])
    },
  }
}

/** Opens the subgraph with the small territory in it. */
export async function openCases(hub: HubClient = fakeHub()): Promise<TestSubgraph> {
  const subgraph = await openTestSubgraph(cases, { hub })
  const tell = (kind: string, aggregateId: string, data: Record<string, unknown>) =>
    subgraph.receive({ kind, aggregateId, version: 1, data })
  for (const [code, level] of [
    ['x', 'DISTRICT'],
    ['x.g', 'SUBDISTRICT'],
    [community, 'COMMUNITY'],
    ['x.g.other', 'COMMUNITY'],
  ] as const)
    await tell('area.saved', code, { code, level })
  for (const [staff, communityCode, post] of [
    [ids.master, community, 'STATIONMASTER'],
    [ids.worker, community, 'GENERAL_SOCIAL_WORKER'],
    [ids.grid, community, 'GRID_WORKER'],
    [ids.foreignWorker, 'x.g.other', 'GENERAL_SOCIAL_WORKER'],
  ] as const)
    await tell('staff.saved', staff, { stationId: ids.station, communityCode, post })
  const openingHours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' }))
  await tell('station.saved', ids.station, { communityCode: community, openingHours })
  const verified = { kind: 'ENTERPRISE', status: 'VERIFIED', areaCodes: ['x.g'] }
  await tell('organization.saved', ids.enterprise, verified)
  await tell('organization.saved', ids.otherEnterprise, verified)
  await tell('organization.saved', ids.suspended, { ...verified, status: 'SUSPENDED' })
  await tell('group.saved', ids.group, { status: 'VERIFIED', areaCodes: [community] })
  const district = subgraph.as({ id: 'seed', role: 'SYSTEM' })
  await subgraph.running.database.asSystem((caller) => caller.write((tx) => seedCatalogue(tx)))
  for (const input of [
    item('now', 'IMMEDIATE', []),
    item('papers', 'DOCUMENTS', ['Identity card', 'Medical record']),
    item('tap', 'TRANSFER', []),
  ]) {
    const saved = await district.query(
      'mutation($input: ServiceItemInput!) { saveServiceItem(input: $input) { code } }',
      { input },
    )
    if (saved.errors) throw saved.errors[0]
  }
  return subgraph
}

async function seedCatalogue(tx: Parameters<typeof sql>[0]): Promise<void> {
  await sql(
    tx,
    `/* testCategories */ insert into category (code, name, line) values
    ('life', 'Daily life 生活服务', 'LIFE'), ('life.repairs', 'Repairs 维修', 'LIFE'),
    ('life.repairs.plumbing', 'Plumbing 水管维修', 'LIFE'), ('public', 'Public 公益', 'PUBLIC')`,
  )
}

function item(code: string, handling: string, requiredDocuments: string[]) {
  const commitment = { respondWithinHours: 4, completeWithinHours: 16 }
  return {
    code,
    title: `Item ${code}`,
    categoryCode: 'life.repairs.plumbing',
    handling,
    requiredDocuments,
    ...commitment,
  }
}

/** Asks, and throws what was refused as its code and details. */
export async function ask<T>(subgraph: TestSubgraph, viewer: TestViewer, document: string, variables = {}): Promise<T> {
  const { data, errors } = await subgraph.as(viewer).query(document, variables)
  const [error] = errors ?? []
  if (error) throw Object.assign(new Error(`${String(error.extensions['code'])}: ${error.message}`), error.extensions)
  return data as T
}
