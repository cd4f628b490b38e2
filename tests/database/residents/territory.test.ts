import { demoCommunityCode, demoId, demoPersons, demoStation } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { gridWorker, master, neighbour, person, worker } from './people'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
})
afterAll(() => hub.close())

test('anybody can read the territory, from the district down to the cell', async () => {
  const { data, errors } = await hub.as({}).query(`{
    district: areas(level: DISTRICT) { code }
    subdistricts: areas(level: SUBDISTRICT, within: "xicheng") { code }
    communities: areas(level: COMMUNITY) { code }
    near: areas(level: COMMUNITY, within: "xicheng.g") { code }
    area(code: "${demoCommunityCode}") { name level households center { latitude longitude }
      parent { code parent { code } } children { code children { level } } station { name } }
    nowhere: area(code: "nowhere") { code }
  }`)
  expect(errors).toBeUndefined()
  expect(data).toMatchObject({ district: [{ code: 'xicheng' }], nowhere: null })
  expect([data.subdistricts, data.communities, data.near].map((list) => list.length)).toEqual([15, 259, 18])
  expect(data.area).toMatchObject({
    level: 'COMMUNITY',
    households: 180,
    parent: { code: 'xicheng.g', parent: { code: 'xicheng' } },
  })
  expect(data.area.children).toHaveLength(4)
  expect(data.area.children[0].children).toEqual([1, 2, 3, 4].map(() => ({ level: 'CELL' })))
})

test('a station has its zones, its hours, and a staff of four; a grid worker is found by the area', async () => {
  const { data, errors } = await hub.as({}).query(`{
    station(id: "${demoStation.id}") { name address phone community { code } location { latitude }
      openingHours { weekday opens closes } zones { kind seats } staff { name post station { id } } }
    absent: station(id: "no-such-id") { id }
    grid: area(code: "${demoCommunityCode}.n03") { station { id } responsible { post responsibleFor { code } } }
    above: area(code: "xicheng.g") { station { id } }
  }`)
  expect(errors).toBeUndefined()
  expect(data.station.zones).toHaveLength(6)
  expect(data.station.openingHours).toHaveLength(6)
  expect(data.station.staff.map((one: { post: string }) => one.post)).toEqual([
    'STATIONMASTER',
    'DEPUTY_STATIONMASTER',
    'GENERAL_SOCIAL_WORKER',
    'GENERAL_SOCIAL_WORKER',
  ])
  expect(data).toMatchObject({ absent: null, above: { station: null }, grid: { station: { id: demoStation.id } } })
  expect(data.grid.responsible).toEqual([
    { post: 'GRID_WORKER', responsibleFor: [{ code: `${demoCommunityCode}.n03` }] },
  ])
})

test('the viewer is told who the hub took them for', async () => {
  const query =
    '{ viewer { id name role area { code } organizationId resident { preferredName } staffMember { post } } }'
  expect((await hub.as({}).query(query)).data).toEqual({ viewer: null })
  expect((await hub.as(worker).query(query)).data.viewer).toMatchObject({
    role: 'STATION_WORKER',
    area: { code: demoCommunityCode },
    staffMember: { post: 'GENERAL_SOCIAL_WORKER' },
    resident: null,
  })
  const { viewer } = (await hub.as(person('resident')).query(query)).data
  expect(viewer).toMatchObject({
    role: 'RESIDENT',
    resident: { preferredName: 'Grandma Lin 林奶奶' },
    staffMember: null,
  })
  const partner = (await hub.as(person('partner')).query(query)).data.viewer
  expect(partner).toMatchObject({ role: 'PARTNER', organizationId: demoPersons.partner.org })
})

const assign =
  'mutation ($id: ID!, $areas: [ID!]!) { assignResponsibility(staffMemberId: $id, areaCodes: $areas) { responsibleFor { code } } }'

test('a stationmaster makes a member of the staff responsible for areas of the station, and nobody else does', async () => {
  const areas = [`${demoCommunityCode}.n01`, `${demoCommunityCode}.n02`]
  const variables = { id: demoId('staff', 4), areas }
  const { data, errors } = await hub.as(master).query(assign, variables)
  expect(errors).toBeUndefined()
  expect(data.assignResponsibility.responsibleFor).toEqual(areas.map((code) => ({ code })))
  for (const [who, code] of [
    [worker, 'FORBIDDEN'],
    [gridWorker, 'FORBIDDEN'],
    [person('resident'), 'FORBIDDEN'],
    [person('district'), 'FORBIDDEN'],
    [{}, 'UNAUTHENTICATED'],
    [{ ...neighbour, role: 'STATIONMASTER' }, 'NOT_FOUND'],
  ] as const) {
    const answer = await hub.as(who).query(assign, variables)
    expect(answer.errors?.[0]?.extensions?.['code']).toBe(code)
  }
  const foreign = await hub.as(master).query(assign, { ...variables, areas: ['xicheng.g.fengsheng'] })
  expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'areaCodes' }] })
})
