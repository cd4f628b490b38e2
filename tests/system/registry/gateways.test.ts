import { Client } from 'pg'
import type { Every } from '../../../gateway/registry/serving/keeping-up'
import { openTestDatabase, type TestDatabase } from '../../support/database'
import { openPlugInService, type PlugInService } from '../../support/plug-in-service'
import {
  bikesSdl,
  casesWith,
  mealsSdl,
  openGateway,
  plug,
  served,
  unplug,
  type Lacking,
  type TestGateway,
} from './gateway'

const question = '{ cases { id mealsLeft } }'
const both = {
  cases: [
    { id: '1', mealsLeft: 3 },
    { id: '2', mealsLeft: 3 },
  ],
}
const history = '{ supergraph { version subgraphs change } }'

let meals: PlugInService
let bikes: PlugInService
beforeAll(async () => {
  meals = await openPlugInService(mealsSdl, { Case: { mealsLeft: () => 3 }, Query: { mealsToday: () => [] } })
  bikes = await openPlugInService(bikesSdl, { Query: { bikesFree: () => 5 } })
})
afterAll(() => Promise.all([meals.close(), bikes.close()]))

let database: TestDatabase
let open: TestGateway[]
beforeEach(async () => {
  database = await openTestDatabase()
  open = []
})
afterEach(async () => {
  for (const gateway of open) await gateway.close()
  await database.close()
})

async function gateway(cases = casesWith(), lacking: Lacking = {}): Promise<TestGateway> {
  const opened = await openGateway(database, cases, lacking)
  open.push(opened)
  return opened
}

async function restarted(one: TestGateway, cases = casesWith()): Promise<TestGateway> {
  await one.close()
  open.splice(open.indexOf(one), 1)
  return gateway(cases)
}

const has = (one: TestGateway, type: string, field: string) => () => {
  const known = one.generations.current.schema.getType(type)
  return known !== undefined && 'getFields' in known && field in known.getFields()
}

test('another gateway follows what is published, also after its connection was lost', async () => {
  const [first, second] = [await gateway(), await gateway()]
  second.registry.start()
  expect((await plug(first, 'meals', meals.url, mealsSdl)).data).toEqual({
    plugSubgraph: { name: 'meals', status: 'PLUGGED' },
  })
  await served(second, has(second, 'Case', 'mealsLeft'))
  expect(await second.ask(question)).toEqual({ data: both })

  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  const { rowCount } = await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen hub_registry'`)
  await admin.end()
  expect(rowCount).toBe(1)
  await plug(first, 'bikes', bikes.url, bikesSdl)
  await served(second, has(second, 'Query', 'bikesFree'))
  expect(await second.ask('{ bikesFree }')).toEqual({ data: { bikesFree: 5 } })
  await unplug(second, 'meals')
  await first.registry.catchUp()
  expect(has(first, 'Case', 'mealsLeft')()).toBe(false)
  const told = { version: 4, subgraphs: ['bikes', 'cases', 'hub'], change: 'meals was unplugged.' }
  for (const one of [first, second]) expect((await one.ask(history)).data.supergraph).toEqual(told)
})

test('a gateway that hears of nothing looks by itself, and follows', async () => {
  const looks: { milliseconds: number; look: () => void }[] = []
  const every: Every = (milliseconds, look) => {
    looks.push({ milliseconds, look })
    return () => void looks.splice(0)
  }
  const [first, second] = [await gateway(), await gateway(casesWith(), { deaf: true, every })]
  second.registry.start()
  await plug(first, 'meals', meals.url, mealsSdl)
  expect(has(second, 'Case', 'mealsLeft')()).toBe(false)
  // Those that come round in less than the five seconds that a gateway may be behind.
  for (const { milliseconds, look } of [...looks]) if (milliseconds < 5_000) look()
  await served(second, has(second, 'Case', 'mealsLeft'))
  expect(await second.ask(question)).toEqual({ data: both })
})

test('two gateways that publish at the same time do so one after the other, and none is lost', async () => {
  const [first, second] = [await gateway(), await gateway()]
  const answers = await Promise.all([
    plug(first, 'meals', meals.url, mealsSdl),
    plug(second, 'bikes', bikes.url, bikesSdl),
  ])
  expect(answers.map(({ errors }) => errors)).toEqual([undefined, undefined])
  for (const one of [first, second]) {
    await one.registry.catchUp()
    expect((await one.ask(history)).data.supergraph).toMatchObject({
      version: 3,
      subgraphs: ['bikes', 'cases', 'hub', 'meals'],
    })
  }
})

test('what is plugged in is there again after a start', async () => {
  const first = await gateway()
  await plug(first, 'meals', meals.url, mealsSdl)
  const again = await restarted(first)
  expect(await again.ask(question)).toEqual({ data: both })
  expect((await again.ask(history)).data.supergraph.version).toBe(2)
})

test('a hub whose own schema has changed starts without the plug-in that no longer fits, says so, and takes it back', async () => {
  const first = await gateway()
  await plug(first, 'meals', meals.url, mealsSdl)
  await plug(first, 'bikes', bikes.url, bikesSdl)
  const changed = await restarted(first, casesWith('kind: String'))
  expect((await changed.ask('{ bikesFree cases { id kind } }')).errors).toBeUndefined()
  expect((await changed.ask(history)).data.supergraph).toEqual({
    version: 4,
    subgraphs: ['bikes', 'cases', 'hub'],
    change: "The hub's own schema has changed; without meals, which no longer fits.",
  })
  const seen = '{ subgraphs { name status } }'
  expect((await changed.ask(seen)).data.subgraphs).toContainEqual({ name: 'meals', status: 'DEGRADED' })
  const rollback = await changed.ask('mutation { rollbackSupergraph(toVersion: 2) { version } }')
  expect(rollback.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED' })
  expect((await changed.ask('{ bikesFree }')).data).toEqual({ bikesFree: 5 })

  const back = await restarted(changed)
  expect(await back.ask(question)).toEqual({ data: both })
  expect((await back.ask(seen)).data.subgraphs).toContainEqual({ name: 'meals', status: 'PLUGGED' })
})

test('while gateways run different code, each serves what is plugged in over its own subgraphs', async () => {
  const old = await gateway()
  await plug(old, 'meals', meals.url, mealsSdl)
  const next = await gateway(casesWith('category: String @tag(name: "partner") kind: String'))
  await old.registry.catchUp()
  expect(await old.ask(question)).toEqual({ data: both })
  expect(await next.ask('{ cases { kind mealsLeft } }')).toEqual({
    data: {
      cases: [
        { kind: null, mealsLeft: 3 },
        { kind: null, mealsLeft: 3 },
      ],
    },
  })
  expect(has(old, 'Case', 'kind')()).toBe(false)
})

test('a published supergraph that cannot be loaded never replaces one that works', async () => {
  const first = await gateway()
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  await admin.query(`insert into hub.supergraph_text values ('bad', 'type {')`)
  await admin.query(
    `insert into hub.supergraph select 2, 'bad', core_id, subgraphs, now(), null, 'By hand.' from hub.supergraph`,
  )
  await admin.end()
  const before = first.generations.current
  await first.registry.catchUp()
  expect(first.generations.current).toBe(before)
  await plug(first, 'bikes', bikes.url, bikesSdl)
  expect((await first.ask('{ bikesFree }')).data).toEqual({ bikesFree: 5 })
})

test('subscribers hear of each supergraph that is served', async () => {
  const first = await gateway()
  const hub = first.generations.current.sources.get('hub')?.subgraph
  const { parse } = await import('graphql')
  const document = parse('subscription { supergraphChanged { version change } }')
  const request = { document, variables: {}, operationName: null, requestId: 'r', signal: new AbortController().signal }
  const viewer = { id: 'a', name: '', area: null, organizationId: null, expiresAt: null }
  const events = await hub?.subscribe({ ...request, viewer: { ...viewer, role: 'HUB_ADMIN' } })
  if (!events || !(Symbol.asyncIterator in events)) throw new Error('refused')
  const heard = events.next()
  await plug(first, 'bikes', bikes.url, bikesSdl)
  expect((await heard).value).toEqual({ data: { supergraphChanged: { version: 2, change: 'bikes was plugged in.' } } })
  await events.return?.()
  const refused = await hub?.subscribe({ ...request, viewer: { ...viewer, role: 'RESIDENT' } })
  expect(refused).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
})
