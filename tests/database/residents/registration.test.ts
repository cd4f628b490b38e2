import { system } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import { demoCommunityCode, demoHouseholdId, demoResidentId } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'
import { grandma, gridWorker, master, neighbour, person, registration, resident, worker } from './people'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
})
afterAll(() => hub.close())

const register = `mutation ($input: RegisterResidentInput!) { registerResident(input: $input) {
  id version preferredName fullName phone idNumber birthDate address languages attributes area { code } community { code }
  household { id address members { id } } registeredAt } }`
const update = `mutation ($input: UpdateResidentInput!) { updateResident(input: $input) {
  id version preferredName fullName phone address area { code } household { id } } }`

async function events(): Promise<{ kind: string; data: object }[]> {
  const caller = hub.running.database.callerOf(system)
  const rows = await caller.read((tx) =>
    sql<{ kind: string; data: object }>(tx, '/* events */ select kind, data from event'),
  )
  await caller.end()
  return rows
}
async function registered(over: object = {}): Promise<{ id: string; version: number; household: { id: string } }> {
  const { data, errors } = await hub.as(worker).query(register, { input: { ...registration, ...over } })
  expect(errors).toBeUndefined()
  return data.registerResident
}
async function refusal(viewer: TestViewer, document: string, input: object) {
  const { errors } = await hub.as(viewer).query(document, { input })
  return errors?.[0]?.extensions
}
const paths = (extensions: Record<string, unknown> | undefined) =>
  (extensions?.['fields'] as { path: string }[]).map(({ path }) => path)

test('a worker registers a resident, who founds a household; others are told by ids only', async () => {
  const input = {
    ...registration,
    fullName: '  Bai Yun 白云 ',
    phone: '+86 138-0013-8000',
    idNumber: '11010519491231002x',
    attributes: ['VETERAN'],
  }
  const { data, errors } = await hub.as(worker).query(register, { input })
  expect(errors).toBeUndefined()
  expect(data.registerResident).toMatchObject({
    version: 1,
    preferredName: 'Bai',
    fullName: 'Bai Yun 白云',
    phone: '13800138000',
    idNumber: '11010519491231002X',
    birthDate: '1949-12-31',
    languages: [],
    attributes: ['VETERAN'],
    area: { code: registration.areaCode },
    community: { code: demoCommunityCode },
    household: { address: registration.address, members: [{ id: data.registerResident.id }] },
  })
  const told = (await events()).filter(({ kind }) => kind === 'resident.registered')
  expect(told.map((event) => event.data)).toEqual([
    { communityCode: demoCommunityCode, areaCode: registration.areaCode },
  ])
})

test('the same idempotency key answers the first resident; with another input it is refused', async () => {
  const key = { idempotencyKey: 'window-3-0001' }
  const first = await registered(key)
  expect((await registered(key)).id).toBe(first.id)
  expect(await refusal(worker, register, { ...registration, ...key, fullName: 'Somebody Else' })).toEqual({
    code: 'IDEMPOTENCY_MISMATCH',
  })
})

test('every broken rule of a registration is named at once, and nothing is stored', async () => {
  const before = (await hub.as(worker).query('{ residents { totalCount } }')).data.residents.totalCount
  const broken = {
    ...{ fullName: ' ', address: '', phone: '12', idNumber: '110105194912310021', birthDate: '2999-01-01' },
    ...{ location: { latitude: 91, longitude: 0 }, languages: ['Chinese!'], areaCode: registration.areaCode },
  }
  expect(paths(await refusal(worker, register, broken))).toEqual([
    ...['input.fullName', 'input.phone', 'input.idNumber', 'input.birthDate', 'input.address'],
    ...['input.location.latitude', 'input.languages'],
  ])
  const disagreeing = { ...registration, idNumber: '11010519491231002X', birthDate: '1950-01-01' }
  expect(paths(await refusal(worker, register, disagreeing))).toEqual(['input.birthDate'])
  for (const areaCode of ['xicheng.g.fengsheng', 'xicheng.g', 'nowhere'])
    expect(paths(await refusal(worker, register, { ...registration, areaCode }))).toEqual(['input.areaCode'])
  const strange = { ...registration, householdId: 'no household' }
  expect(paths(await refusal(worker, register, strange))).toEqual(['input.householdId'])
  expect((await hub.as(worker).query('{ residents { totalCount } }')).data.residents.totalCount).toBe(before)
})

test('somebody who moves in joins the household', async () => {
  const { household } = await registered({ householdId: demoHouseholdId(9) })
  expect(household.id).toBe(demoHouseholdId(9))
})

test('only the station registers', async () => {
  for (const [viewer, code] of [
    [master, undefined],
    [grandma, 'FORBIDDEN'],
    [person('district'), 'FORBIDDEN'],
    [person('admin'), 'FORBIDDEN'],
    [person('partner'), 'FORBIDDEN'],
    [person('coordinator'), 'FORBIDDEN'],
    [person('volunteer'), 'FORBIDDEN'],
    [{}, 'UNAUTHENTICATED'],
    [neighbour, 'VALIDATION_FAILED'],
    [gridWorker, 'VALIDATION_FAILED'],
  ] as const)
    expect((await refusal(viewer, register, registration))?.['code']).toBe(code)
})

test('a change raises the version; one decided on an older version is a conflict', async () => {
  const { id } = await registered({ phone: '13800138001' })
  const { data } = await hub
    .as(worker)
    .query(update, { input: { id, expectedVersion: 1, preferredName: 'Auntie Bai' } })
  expect(data.updateResident).toMatchObject({ version: 2, preferredName: 'Auntie Bai', phone: '13800138001' })
  expect(await refusal(worker, update, { id, expectedVersion: 1, phone: '13800138002' })).toEqual({
    code: 'CONFLICT',
    currentVersion: 2,
  })
  const cleared = await hub.as(worker).query(update, { input: { id, expectedVersion: 2, phone: null } })
  expect(cleared.data.updateResident).toMatchObject({ phone: null, version: 3 })
})

test('who moves within the community founds a household there, and consents move along', async () => {
  const { id, household } = await registered()
  const areaCode = `${demoCommunityCode}.n02.c03`
  const input = { id, expectedVersion: 1, areaCode, address: '3 New Lane' }
  const { data, errors } = await hub.as(worker).query(update, { input })
  expect(errors).toBeUndefined()
  expect(data.updateResident).toMatchObject({ area: { code: areaCode }, address: '3 New Lane' })
  expect(data.updateResident.household.id).not.toBe(household.id)
  expect(paths(await refusal(worker, update, { id, expectedVersion: 2, areaCode: 'xicheng.g.fengsheng' }))).toEqual([
    'input.areaCode',
  ])
})

test('residents change what they are called and how they are reached; name and area are for the station', async () => {
  const { id } = await registered()
  const { data } = await hub.as(resident(id)).query(update, { input: { id, expectedVersion: 1, phone: '13900000000' } })
  expect(data.updateResident).toMatchObject({ version: 2, phone: '13900000000' })
  expect(await refusal(resident(id), update, { id, expectedVersion: 2, fullName: 'X' })).toMatchObject({
    code: 'FORBIDDEN',
  })
  for (const viewer of [grandma, neighbour])
    expect(await refusal(viewer, update, { id, expectedVersion: 2, phone: '13900000001' })).toEqual({
      code: 'NOT_FOUND',
    })
  for (const name of ['district', 'partner', 'volunteer', 'coordinator', 'admin'] as const)
    expect((await refusal(person(name), update, { id, expectedVersion: 2 }))?.['code']).toBe('FORBIDDEN')
})

describe('the station finds residents', () => {
  const search = `query ($search: String, $area: ID, $attributes: [ResidentAttribute!], $first: Int, $after: String) {
    residents(search: $search, area: $area, attributes: $attributes, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { id fullName } } } }`
  const find = async (variables: object, viewer = worker) => {
    const { data, errors } = await hub.as(viewer).query(search, { ...variables })
    expect(errors).toBeUndefined()
    return data.residents as {
      totalCount: number
      pageInfo: { endCursor: string; hasNextPage: boolean }
      edges: { node: { id: string } }[]
    }
  }
  const one = { totalCount: 1, edges: [{ node: { id: demoResidentId(1), fullName: 'Lin Guilan 林桂兰' } }] }

  test.each([
    ['the whole name', 'Lin Guilan 林桂兰'],
    ['a part of the name', '林桂兰'],
    ['what she is called', 'Grandma Lin'],
    ['the phone number, however it is written', '+86 139 1002 0011'],
  ])('by %s', async (_, text) => {
    expect(await find({ search: text })).toMatchObject(one)
  })

  test('by the id number, by part of the address, and not by a wildcard', async () => {
    const { data } = await hub
      .as(worker)
      .query('query ($id: ID!) { resident(id: $id) { idNumber address } }', { id: demoResidentId(1) })
    expect(await find({ search: data.resident.idNumber.toLowerCase() })).toMatchObject(one)
    expect(await find({ search: 'n03-c02, door 1, Xi' })).toMatchObject(one)
    expect(await find({ search: '%' })).toMatchObject({ totalCount: 0 })
    expect(await find({ search: '13910020' })).toMatchObject({ totalCount: 0 })
  })

  test('by area and attribute, page after page, each once', async () => {
    const area = `${demoCommunityCode}.n03`
    const ids = new Set<string>()
    let [pages, after]: [number, string | null] = [0, null]
    for (;;) {
      const page = await find({ area, attributes: ['ELDERLY'], first: 10, after })
      for (const { node } of page.edges) ids.add(node.id)
      pages += 1
      if (!page.pageInfo.hasNextPage) {
        expect(ids.size).toBe(page.totalCount)
        break
      }
      after = page.pageInfo.endCursor
    }
    expect(pages).toBeGreaterThan(1)
  })

  test('in their own area only', async () => {
    expect(await find({ search: '林桂兰' }, neighbour)).toMatchObject({ totalCount: 0, edges: [] })
    expect(await find({ area: demoCommunityCode }, neighbour)).toMatchObject({ totalCount: 0 })
    expect((await find({ area: 'xicheng' }, gridWorker)).totalCount).toBeLessThan((await find({})).totalCount)
    for (const name of ['district', 'resident', 'partner', 'coordinator', 'volunteer', 'admin'] as const) {
      const { errors } = await hub.as(person(name)).query('{ residents { totalCount } }')
      expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    }
    for (const first of [0, 101]) {
      const { errors } = await hub.as(worker).query(search, { first })
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'first' }] })
    }
  })
})
