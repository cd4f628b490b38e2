import { Client } from 'pg'
import { system } from '../../../shared/auth'
import { demoCommunityCode, demoResidentId } from '../../../shared/demo'
import { PgAccessLogStore } from '../../../subgraphs/residents/access/access-log.store.pg'
import { residents } from '../../../subgraphs/residents/subgraph'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { adminUrlOf } from './admin-url'
import { grandma, person, resident, worker } from './people'

let hub: TestSubgraph
beforeAll(async () => {
  hub = await openTestSubgraph(residents, { seed: 'demo' })
})
afterAll(() => hub.close())

const log = `query ($id: ID!, $first: Int, $after: String) { resident(id: $id) { accessLog(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } edges { node { at actorId actorOrganizationId scopes operation } } } } }`
const store = new PgAccessLogStore()

test('a list of 100 residents with all personal fields takes one insert, and at most five statements', async () => {
  hub.statements.length = 0
  const { data, errors } = await hub.as(worker).query(`{ residents(first: 100) { edges { node {
    id preferredName fullName phone idNumber birthDate address location { latitude } languages attributes } } } }`)
  expect(errors).toBeUndefined()
  expect(data.residents.edges).toHaveLength(100)
  expect(hub.statements.filter((name) => name.startsWith('appendAccess'))).toHaveLength(1)
  expect(hub.statements.length).toBeLessThanOrEqual(5)
})

test('residents can read who saw which of their data, in which operation; what was refused is not in it', async () => {
  const id = demoResidentId(50)
  await hub.as(worker).query('query ($id: ID!) { resident(id: $id) { preferredName } }', { id })
  await hub.as(person('district')).query('query ($id: ID!) { resident(id: $id) { phone } }', { id })
  await hub.as(worker).query('query ($id: ID!) { resident(id: $id) { phone fullName birthDate } }', { id })
  hub.clock.pass({ minutes: 5 })
  await hub.as(worker).query('query ($id: ID!) { resident(id: $id) { household { address } } }', { id })
  const { data, errors } = await hub.as(resident(id)).query(log, { id, first: 2 })
  expect(errors).toBeUndefined()
  expect(data.resident.accessLog.edges.map(({ node }: { node: object }) => node)).toMatchObject([
    { actorId: worker.id, actorOrganizationId: null, scopes: ['ADDRESS'], operation: 'unnamed' },
    { scopes: ['ADDRESS'] },
  ])
  const { endCursor } = data.resident.accessLog.pageInfo
  const next = await hub.as(resident(id)).query(log, { id, first: 2, after: endCursor })
  expect(next.data.resident.accessLog.edges[0].node).toMatchObject({ scopes: ['CONTACT', 'IDENTITY', 'PROFILE'] })
})

test('the log is for the resident and the station', async () => {
  const id = demoResidentId(1)
  expect((await hub.as(worker).query(log, { id })).data.resident.accessLog).not.toBeNull()
  const refused = await hub.as(person('district')).query(log, { id })
  expect(refused.data.resident.accessLog).toBeNull()
  expect(refused.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  const bad = await hub.as(grandma).query(log, { id, first: 101 })
  expect(bad.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'first' }] })
  const foreign = Buffer.from('["x","y"]').toString('base64url')
  const cursor = await hub.as(grandma).query(log, { id, first: 1, after: foreign })
  expect(cursor.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'after' }] })
})

test('two readers at once leave one unbroken chain', async () => {
  const read = (n: number) =>
    hub.as(worker).query('query ($id: ID!) { resident(id: $id) { phone } }', { id: demoResidentId(n) })
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(read))
  const caller = hub.running.database.callerOf(system)
  expect(await caller.read((tx) => store.broken(tx))).toEqual([])
  await caller.end()
})

test('the log refuses every change, and shows one that somebody forced', async () => {
  const admin = new Client({ connectionString: await adminUrlOf(hub) })
  await admin.connect()
  try {
    await expect(admin.query('update residents.access_entry set operation = $1', ['x'])).rejects.toThrow('append-only')
    await expect(admin.query('delete from residents.access_entry')).rejects.toThrow('append-only')
    await expect(admin.query('truncate residents.access_entry')).rejects.toThrow('append-only')
    await admin.query('alter table residents.access_entry disable trigger user')
    await admin.query(`update residents.access_entry set actor_id = 'nobody' where number = 3`)
  } finally {
    await admin.end()
  }
  const caller = hub.running.database.callerOf(system)
  const broken = await caller.read((tx) => store.broken(tx))
  await caller.end()
  expect(broken).toEqual([{ communityCode: demoCommunityCode, number: 3 }])
})
