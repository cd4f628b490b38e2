import { system, type Viewer } from '../../../shared/auth'
import { protectedTablesOf, schemaOf } from '../../../shared/database/migrate'
import { sql } from '../../../shared/database/pg'
import { demoId, demoResidentId } from '../../../shared/demo'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph, type TestViewer } from '../../support'
import { coordinator, grandma, neighbour, partner, person, resident, worker } from './people'

/** Territory, figures and what is posted publicly; everything else is somebody's. */
const publicTables = [
  'access_chain',
  'area',
  'grantee',
  'opening_hours',
  'proposal',
  'responsibility',
  'slot',
  'staff_member',
  'station',
  'station_zone',
]
const frameTables = ['consumed_event', 'event', 'idempotency_key', 'migration', 'seeded']

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
  await hub.as(worker).query('{ residents(first: 50) { edges { node { phone } } } }')
})
afterAll(() => hub.close())

async function run<Row extends object>(viewer: TestViewer, text: string): Promise<Row[]> {
  const caller = hub.running.database.callerOf({ ...system, role: 'ANONYMOUS', ...viewer } as Viewer)
  try {
    return await caller.write((tx) => sql<Row>(tx, text))
  } finally {
    await caller.end()
  }
}

async function personalTables(): Promise<{ name: string; forced: boolean }[]> {
  const tables = await run<{ name: string; forced: boolean }>(
    system,
    `/* tablesHere */ select relname as name, relrowsecurity and relforcerowsecurity as forced
     from pg_class where relkind = 'r' and relnamespace = 'residents'::regnamespace order by relname`,
  )
  return tables.filter(({ name }) => ![...publicTables, ...frameTables].includes(name))
}

test('every table is either public or on the list that the start-up self-test goes by', async () => {
  const listed = protectedTablesOf(schemaOf('residents')).map((name) => name.replace('residents.', ''))
  expect((await personalTables()).map(({ name }) => name)).toEqual(listed)
})

test('row-level security is forced on every table that is not public', async () => {
  const tables = await personalTables()
  expect(tables.length).toBeGreaterThan(8)
  expect(tables.filter(({ forced }) => !forced)).toEqual([])
})

test.each([
  ['the station next door', neighbour],
  ['a partner without a tie', partner(demoId('organization', 4444))],
  ['a group without a tie', coordinator(demoId('group', 4444))],
  ['a volunteer without an assignment', person('volunteer')],
  ['an administrator', person('admin')],
  ['a visitor', { id: '', role: 'ANONYMOUS' } as const],
  ['a resident of nowhere', resident(demoId('resident', 9999))],
])('with no code in between, %s reads no row of a table that is not public', async (_, viewer) => {
  for (const { name } of await personalTables())
    expect({ name, rows: await run(viewer, `/* everything */ select from residents.${name}`) }).toEqual({
      name,
      rows: [],
    })
})

test('a worker reads the own area, a resident the own row, an officer residents but nothing about them', async () => {
  const count = async (viewer: TestViewer, table: string) =>
    (await run(viewer, `/* rows */ select from ${table}`)).length
  expect(await count(worker, 'resident')).toBe(420)
  expect(await count(grandma, 'resident')).toBe(1)
  expect(await count(grandma, 'household')).toBe(1)
  expect(await count(person('subdistrict'), 'resident')).toBe(420)
  for (const table of ['household', 'consent', 'visit', 'access_entry', 'appointment'])
    expect(await count(person('subdistrict'), table)).toBe(0)
})

test('nobody writes into another station, nor in another name', async () => {
  const id = demoResidentId(7)
  expect(
    await run(neighbour, `/* change */ update resident set preferred_name = 'x' where id = '${id}' returning id`),
  ).toEqual([])
  expect(
    await run(grandma, `/* change */ update resident set preferred_name = 'x' where id = '${id}' returning id`),
  ).toEqual([])
  expect(await run(worker, '/* forget */ delete from resident returning id')).toEqual([])
  expect(await run(worker, '/* forge */ update access_entry set actor_id = actor_id returning number')).toEqual([])
  const moved = `/* steal */ update resident set area_code = 'xicheng.g.fengsheng' where id = '${id}'`
  await expect(run(worker, moved)).rejects.toThrow('row-level security')
  const forged = `/* forge */ insert into access_entry values ('xicheng.g.qianggen', 9999, now(), 'other', 'STATION_WORKER', null, '${id}', '{}', 'x', '')`
  await expect(run(worker, forged)).rejects.toThrow('row-level security')
  const consent = `/* forge */ insert into consent (id, resident_id, area_code, grantee_id, scopes, purpose, granted_at, granted_by)
    values (gen_random_uuid(), '${id}', 'xicheng.g.qianggen', gen_random_uuid(), '{CONTACT}', 'x', now(), 'x')`
  await expect(run(partner(demoId('organization', 1)), consent)).rejects.toThrow('row-level security')
})
