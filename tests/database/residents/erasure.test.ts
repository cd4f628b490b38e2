import { Client } from 'pg'
import { demoResidentId } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'
import { grandma, neighbour, person, registration, resident, worker, master } from './people'
import { adminUrlOf } from './admin-url'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
})
afterAll(() => hub.close())

async function refusal(viewer: TestViewer, document: string, variables: Record<string, unknown>) {
  return (await hub.as(viewer).query(document, variables)).errors?.[0]?.extensions
}
/** Every row of every table of the schema, as text. */
async function dump(): Promise<string> {
  const client = new Client({ connectionString: await adminUrlOf(hub) })
  await client.connect()
  try {
    const tables = await client.query(
      `select relname from pg_class where relkind = 'r' and relnamespace = 'residents'::regnamespace`,
    )
    let text = ''
    for (const { relname } of tables.rows)
      text += JSON.stringify((await client.query(`select t::text from residents.${relname} t`)).rows)
    return text
  } finally {
    await client.end()
  }
}

const erase =
  'mutation ($id: ID!, $reason: String!) { eraseResident(id: $id, reason: $reason) { id preferredName erasedAt fullName phone address version } }'
const copy = 'mutation ($id: ID!) { exportResident(id: $id) }'
const register = 'mutation ($input: RegisterResidentInput!) { registerResident(input: $input) { id household { id } } }'
const secret = {
  phone: '13712345678',
  idNumber: '11010519491231002X',
  address: 'Unmistakable Lane 77',
  location: { latitude: 39.987654, longitude: 116.123456 },
}

test('no personal value stands in the database in clear, and after erasure nothing can be opened', async () => {
  const input = { ...registration, ...secret, fullName: 'Unmistakable Name', preferredName: 'Un' }
  const { id, household } = (await hub.as(worker).query(register, { input })).data.registerResident
  const before = await dump()
  for (const value of ['13712345678', '11010519491231002X', 'Unmistakable', '39.987654', '1949-12-31'])
    expect(before.includes(value)).toBe(false)
  const { data, errors } = await hub.as(resident(id)).query(erase, { id, reason: 'I move away.' })
  expect(errors).toBeUndefined()
  expect(data.eraseResident).toMatchObject({
    preferredName: 'Erased resident',
    fullName: null,
    phone: null,
    address: null,
    version: 2,
  })
  expect(data.eraseResident.erasedAt).toBe(hub.clock.now().toISOString())
  await hub.drain()
  expect(await dump()).not.toContain('Unmistakable')
  const home = await hub
    .as(worker)
    .query(
      'query ($id: ID!) { _entities(representations: [{ __typename: "Household", id: $id }]) { ... on Household { address } } }',
      { id: household.id },
    )
  expect(home.data._entities).toEqual([{ address: null }])
  expect(
    (await hub.as(worker).query('{ residents(search: "Unmistakable") { totalCount } }')).data.residents.totalCount,
  ).toBe(0)
})

test('erasure is for the resident and the stationmaster, with a reason', async () => {
  const variables = { id: demoResidentId(90), reason: 'Wrong entry' }
  expect((await refusal(worker, erase, variables))?.['code']).toBe('FORBIDDEN')
  expect(await refusal({ ...neighbour, role: 'STATIONMASTER' }, erase, variables)).toEqual({ code: 'NOT_FOUND' })
  expect(await refusal(grandma, erase, variables)).toEqual({ code: 'NOT_FOUND' })
  expect(await refusal(master, erase, { ...variables, reason: ' ' })).toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: [{ path: 'reason' }],
  })
  expect((await hub.as(master).query(erase, variables)).data.eraseResident.version).toBe(2)
  expect((await hub.as(master).query(erase, variables)).data.eraseResident.version).toBe(2)
})

test('the copy holds everything, and is itself in the log', async () => {
  const id = demoResidentId(1)
  const { data, errors } = await hub.as(grandma).query(copy, { id })
  expect(errors).toBeUndefined()
  const held = JSON.parse(data.exportResident)
  expect(held.resident).toMatchObject({
    fullName: 'Lin Guilan 林桂兰',
    phone: '13910020011',
    address: expect.stringContaining('Hutong'),
  })
  expect(Object.keys(held)).toEqual(['resident', 'consents', 'appointments', 'visits', 'proposals', 'accessLog'])
  expect(held.accessLog[0]).toMatchObject({ actorId: id, operation: 'exportResident' })
  expect(data.exportResident).not.toMatch(/sealed|"key"/)
  expect(await refusal(neighbour, copy, { id })).toEqual({ code: 'NOT_FOUND' })
  for (const name of ['district', 'partner', 'volunteer', 'admin'] as const)
    expect((await refusal(person(name), copy, { id }))?.['code']).toBe('FORBIDDEN')
})

describe('broken glass', () => {
  const smash =
    'mutation ($id: ID!, $reason: String!) { breakGlass(residentId: $id, reason: $reason) { residentId reason until } }'
  const phone = 'query ($id: ID!) { resident(id: $id) { phone idNumber } }'
  const id = demoResidentId(33)
  const reason = 'Found unconscious in the lane; relatives are sought.'

  test('opens one resident to one officer for half an hour, and leaves a line in the log', async () => {
    const { data, errors } = await hub.as(person('subdistrict')).query(smash, { id, reason })
    expect(errors).toBeUndefined()
    expect(data.breakGlass).toEqual({
      residentId: id,
      reason,
      until: new Date(hub.clock.now().getTime() + 1_800_000).toISOString(),
    })
    const seen = await hub.as(person('subdistrict')).query(phone, { id })
    expect(seen.data.resident).toEqual({
      phone: expect.stringMatching(/^139/),
      idNumber: expect.stringContaining('********'),
    })
    expect((await refusal(person('district'), phone, { id }))?.['code']).toBe('FORBIDDEN')
    expect((await refusal(person('subdistrict'), phone, { id: demoResidentId(34) }))?.['code']).toBe('FORBIDDEN')
    const log = 'query ($id: ID!) { resident(id: $id) { accessLog { edges { node { actorId operation } } } } }'
    const lines = (await hub.as(resident(id)).query(log, { id })).data.resident.accessLog.edges
    expect(lines.map(({ node }: { node: object }) => node)).toContainEqual({
      actorId: person('subdistrict').id,
      operation: 'breakGlass',
    })
    hub.clock.pass({ minutes: 30 })
    expect((await refusal(person('subdistrict'), phone, { id }))?.['code']).toBe('FORBIDDEN')
  })

  test('needs a reason, an officer, and the own territory', async () => {
    expect(await refusal(person('district'), smash, { id, reason: 'Curious.' })).toMatchObject({
      code: 'VALIDATION_FAILED',
    })
    for (const viewer of [worker, master, grandma, person('admin'), person('partner')])
      expect((await refusal(viewer, smash, { id, reason }))?.['code']).toBe('FORBIDDEN')
    expect(await refusal({ ...person('district'), area: 'haidian' }, smash, { id, reason })).toEqual({
      code: 'NOT_FOUND',
    })
  })
})
