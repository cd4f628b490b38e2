import { parse, Kind } from 'graphql'
import { demoId, demoNeighbourStation, demoPersons, demoResidentId, demoStation } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { told, type Asker } from '../support/scenario'
import { CaseStory } from '../support/scenario.case'
import { askSubgraph, subgraphOf, type SubgraphName } from '../support/scenario.subgraphs'
import { neighbourWorker } from '../support/scenario.viewers'

let hub: TestHub
let keys: Readonly<Record<string, readonly string[]>>
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  keys = await someKeys()
})
afterAll(() => hub.close())

type Nodes = { readonly edges: readonly { readonly node: Readonly<Record<string, string>> }[] }

const ids = (nodes: Nodes, field = 'id') => nodes.edges.map(({ node }) => node[field] ?? '')

async function someKeys(): Promise<Record<string, string[]>> {
  await CaseStory.open(hub, 'worker')
  const document = `query Keys { cases(first: 20) { edges { node { id } } } referrals(first: 20) { edges { node { id } } }
    organizations(first: 20) { edges { node { id } } } services(first: 20) { edges { node { id } } }
    volunteerGroups(first: 10) { edges { node { id } } } tasks(first: 10) { edges { node { id } } }
    areas(level: SUBDISTRICT) { code } categories(within: "life") { code } serviceItems(handling: DOCUMENTS) { code } }`
  type Codes = readonly { readonly code: string }[]
  const found = await told<{
    cases: Nodes
    referrals: Nodes
    organizations: Nodes
    services: Nodes
    volunteerGroups: Nodes
    tasks: Nodes
    areas: Codes
    categories: Codes
    serviceItems: Codes
  }>(hub, 'stationmaster', document)
  const codes = (list: Codes) => list.slice(0, 20).map(({ code }) => code)
  return {
    Case: ids(found.cases),
    Referral: ids(found.referrals),
    Organization: ids(found.organizations),
    Service: ids(found.services),
    VolunteerGroup: ids(found.volunteerGroups),
    Task: ids(found.tasks),
    Area: codes(found.areas),
    Category: codes(found.categories),
    ServiceItem: codes(found.serviceItems),
    Station: [demoStation.id, demoNeighbourStation.id],
    StaffMember: [1, 2, 3, 4].map((n) => demoId('staff', n)),
    Resident: [1, 2, 3, 4, 5].map(demoResidentId),
    Household: [1, 2, 3].map((n) => demoId('household', n)),
    Volunteer: [demoPersons.volunteer.sub, demoPersons.coordinator.sub],
  }
}

/** What each subgraph itself knows of an entity: a field that it must read to answer. Null: it only refers to it. */
const own: Readonly<Record<SubgraphName, Readonly<Record<string, string | null>>>> = {
  residents: {
    Area: 'name',
    Station: 'name',
    StaffMember: 'name',
    Resident: 'registeredAt',
    Household: 'lastVisitAt',
    Visit: 'at',
    Appointment: 'startsAt',
    Proposal: 'submittedAt',
  },
  cases: {
    Case: 'number',
    Category: 'name',
    ServiceItem: 'title',
    Referral: 'status',
    Area: null,
    Resident: null,
    StaffMember: null,
    Organization: null,
    VolunteerGroup: null,
    Proposal: null,
    Visit: null,
    Appointment: null,
  },
  partners: { Organization: 'name', Service: 'title', Area: null, Category: null, Case: null },
  volunteers: {
    VolunteerGroup: 'name',
    Volunteer: 'displayName',
    Task: 'title',
    Claim: 'seats',
    Area: null,
    Category: null,
    StaffMember: null,
    Resident: null,
    Case: null,
  },
}

/** Personal or confidential ones: somebody of the same role next door finds them absent. */
const confidential = ['Case', 'Referral', 'Resident', 'Household']

const names = Object.keys(own) as SubgraphName[]
const rows = names.flatMap((name) =>
  Object.entries(own[name]).map(([type, field]) => [name, type, field] as [SubgraphName, string, string | null]),
)

function keyed(type: string): string {
  return ['Area', 'Category', 'ServiceItem'].includes(type) ? 'code' : 'id'
}

async function entities(
  name: SubgraphName,
  type: string,
  field: string | null,
  some: readonly string[],
  viewer: Asker = 'stationmaster',
) {
  const document = `query Entities($representations: [_Any!]!) { _entities(representations: $representations) {
    ... on ${type} { ${keyed(type)} ${field ?? ''} } } }`
  const representations = some.map((key) => ({ __typename: type, [keyed(type)]: key }))
  const answer = await askSubgraph(hub, name, viewer, document, { representations })
  return { ...answer, entities: (answer.data?.['_entities'] ?? []) as (Record<string, unknown> | null)[] }
}

test.each(names)('every entity of %s has its row here', (name) => {
  const definitions = parse(subgraphOf(hub, name).sdl).definitions.filter(
    (node) => node.kind === Kind.OBJECT_TYPE_DEFINITION,
  )
  const keyedTypes = definitions.filter((node) => node.directives?.some(({ name: { value } }) => value === 'key'))
  expect(keyedTypes.map((node) => node.name.value).filter((type) => !(type in own[name]))).toEqual([])
})

test.each(rows)(
  '%s answers many %s references at once, absent ones as null in their place',
  async (name, type, field) => {
    const real = keys[type] ?? []
    const absent = ['00000000-0000-0000-0000-000000000000', 'no such key']
    const asked = [absent[0] ?? '', ...real, absent[1] ?? '', ...real.slice(0, 1)]
    const { entities: found, errors, statements } = await entities(name, type, field, asked)
    expect(errors ?? []).toEqual([])
    if (field === null) return
    expect(found.map((entity) => entity?.[keyed(type)] ?? null)).toEqual(
      asked.map((key) => (absent.includes(key) ? null : key)),
    )
    expect(statements).toHaveLength(real.length === 0 ? statements.length : 1)
  },
)

test.each(rows.filter(([, type, field]) => field !== null && confidential.includes(type)))(
  'in %s the neighbouring station finds no %s of ours, not even by its key',
  async (name, type, field) => {
    const real = keys[type] ?? []
    expect(real.length).toBeGreaterThan(0)
    for (const viewer of [neighbourWorker(), 'anonymous'] as const) {
      const { entities: found } = await entities(name, type, field, real, viewer)
      expect(found.filter((entity) => entity !== null)).toEqual([])
    }
  },
)
