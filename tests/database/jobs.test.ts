import type { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Client, type PoolClient } from 'pg'
import { sql } from '../../shared/database/pg'
import type { JobHandler } from '../../shared/jobs'
import { releasedOnce } from '../../shared/jobs/released-once'
import type { SubgraphDeps } from '../../shared/process'
import { openTestSubgraph, type TestSubgraph } from '../support'
import { fixture } from '../support/fixtures/fixture'

let deps: SubgraphDeps
let subgraph: TestSubgraph
let ran: string[]
let told: (() => void) | null
let failures: number

const job: JobHandler<{ name: string }> = {
  name: 'remember',
  async run(caller, { name }) {
    if (failures-- > 0) throw new Error('not yet')
    await caller.write((tx) =>
      sql(tx, '/* remember */ insert into tally values ($1, 1) on conflict do nothing', [name]),
    )
    ran.push(`${name} as ${caller.viewer.role}`)
    told?.()
  },
}

beforeEach(async () => {
  ;[ran, told, failures] = [[], null, 0]
  subgraph = await openTestSubgraph(fixture({ jobs: [job as JobHandler] }, (given) => (deps = given)))
})
afterEach(() => subgraph.close())

const add = (name: string, options = {}) =>
  subgraph.running.database.asSystem((caller) => caller.write((tx) => deps.jobs.add(tx, 'remember', { name }, options)))

test('a job runs as the system, when its time has come by the clock', async () => {
  await add('now')
  await add('later', { runAt: new Date('2026-11-18T03:00:00Z') })
  await subgraph.drain()
  expect(ran).toEqual(['now as SYSTEM'])
  subgraph.clock.pass({ hours: 1 })
  await subgraph.drain()
  expect(ran).toEqual(['now as SYSTEM', 'later as SYSTEM'])
})

test('a later job with the same key takes the place of the earlier one, and can be taken back', async () => {
  await add('one', { key: 'k' })
  await add('two', { key: 'k' })
  await add('three', { key: 'other' })
  await subgraph.running.database.asSystem((caller) => caller.write((tx) => deps.jobs.cancel(tx, 'other')))
  await subgraph.drain()
  expect(ran).toEqual(['two as SYSTEM'])
})

test('a job that fails is tried again later', async () => {
  failures = 1
  await add('stubborn')
  await expect(subgraph.drain()).rejects.toThrow(/remember failed/)
  subgraph.clock.pass({ minutes: 1 })
  await subgraph.drain()
  expect(ran).toEqual(['stubborn as SYSTEM'])
})

test('the runner hears of a new job at once', async () => {
  await subgraph.running.start()
  const done = new Promise<void>((resolve) => (told = resolve))
  await add('woken', { runAt: new Date(0) })
  const late = wait(5_000, 'late', { ref: false })
  expect(await Promise.race([done.then(() => 'in time'), late])).toBe('in time')
})

test('a job is told of after the commit that adds it, never by it: commits that notify wait for each other', async () => {
  await add('makes the name known')
  const listener = new Client({ connectionString: subgraph.adminUrl })
  await listener.connect()
  const heard: (string | undefined)[] = []
  listener.on('notification', ({ payload }) => heard.push(payload))
  await listener.query('listen "jobs:insert"')
  try {
    await add('quiet')
    await listener.query('select')
    expect(heard).toEqual([])
    await subgraph.running.start()
    const done = new Promise<void>((resolve) => {
      listener.on('notification', ({ payload }) => payload === '{"count":1}' && resolve())
    })
    await add('told', { runAt: new Date(0) })
    await done
  } finally {
    await listener.end()
  }
})

test('a job that a killed process had begun is run by the next one, and one that a living one runs is not', async () => {
  const { database } = subgraph.running
  await add('orphan', { runAt: new Date(0) })
  const lock = (name: string, pool: string) =>
    database.asSystem((caller) =>
      caller.write((tx) =>
        sql(
          tx,
          `/* lockJob */ update fixture_jobs._private_jobs set locked_by = $2, locked_at = now() - interval '1 minute'
           where payload ->> 'name' = $1`,
          [name, pool],
        ),
      ),
    )
  await lock('orphan', 'pool-of-the-dead')
  await add('held', { runAt: new Date(0) })
  await lock('held', 'pool-of-the-living')
  const living = await database.pool.connect()
  await living.query("select pg_advisory_lock(hashtextextended('pool-of-the-living', 0))")
  const done = new Promise<void>((resolve) => (told = resolve))
  await subgraph.running.start()
  await done
  expect(ran).toEqual(['orphan as SYSTEM'])
  living.release(true)
})

test('what a killed process ran while its successor was added is neither run again nor left behind', async () => {
  const { database } = subgraph.running
  const system = (text: string) => database.asSystem((caller) => caller.write((tx) => sql<{ n: number }>(tx, text)))
  await add('replaced', { key: 'k', runAt: new Date(0) })
  await system(`/* lockJob */ update fixture_jobs._private_jobs set locked_by = 'pool-of-the-dead',
    locked_at = now() - interval '1 minute'`)
  await add('successor', { key: 'k', runAt: new Date(0) })
  const done = new Promise<void>((resolve) => (told = resolve))
  await subgraph.running.start()
  await done
  await subgraph.running.stop()
  expect(ran).toEqual(['successor as SYSTEM'])
  const admin = new Client({ connectionString: subgraph.adminUrl })
  await admin.connect()
  const { rows } = await admin.query(`select 1 from fixture_jobs._private_jobs where payload ->> 'name' = 'replaced'`)
  await admin.end()
  expect(rows).toEqual([])
})

test('a database that fails as a job ends ends neither the process nor the runner', async () => {
  const admin = new Client({ connectionString: subgraph.adminUrl })
  await admin.connect()
  await admin.query(`
    create function fail() returns trigger language plpgsql as $$ begin raise exception 'the disk is full'; end $$;
    create trigger fail before delete on fixture_jobs._private_jobs
      for each row when (old.payload ->> 'name' = 'first') execute function fail()`)
  await admin.end()
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const heard = () => new Promise<void>((resolve) => (told = resolve))
  const first = heard()
  await subgraph.running.start()
  await add('first', { runAt: new Date(0) })
  await first
  const second = heard()
  await add('second', { runAt: new Date(0) })
  await second
  await subgraph.running.stop()
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
  expect(ran).toContain('second as SYSTEM')
})

test('a runner whose first question to the database failed takes jobs as soon as it is answered', async () => {
  const { database } = subgraph.running
  let down = true
  let attempts = 0
  let tellRefused: () => void
  const refused = new Promise<void>((resolve) => (tellRefused = resolve))
  const openPool = database.openPool.bind(database)
  jest.spyOn(database, 'openPool').mockImplementation((size) => {
    const pool = openPool(size)
    const connect = pool.connect.bind(pool) as () => Promise<PoolClient>
    const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })
    const attempt = () => (down ? Promise.reject<PoolClient>(reset) : connect())
    type Listener = (error: Error | undefined, client?: PoolClient, release?: PoolClient['release']) => void
    const failing = (listener?: Listener) => {
      // Four workers: the fifth attempt is the second of one of them.
      if (!listener && ++attempts === 5) tellRefused()
      if (!listener) return attempt()
      attempt().then(
        (client) => listener(undefined, client, (error) => client.release(error)),
        (error: unknown) => listener(error as Error),
      )
      return undefined
    }
    return Object.assign(pool, { connect: failing })
  })
  const done = new Promise<void>((resolve) => (told = resolve))
  await subgraph.running.start()
  await refused
  down = false
  await add('patient', { runAt: new Date(0) })
  await done
  jest.restoreAllMocks()
  expect(ran).toEqual(['patient as SYSTEM'])
})

test('a connection that is lost while the runner ends before it has begun to listen does no harm', async () => {
  const { database } = subgraph.running
  const unhandled: unknown[] = []
  const note = (reason: unknown) => void unhandled.push(reason)
  process.on('unhandledRejection', note)
  const openPool = database.openPool.bind(database)
  let tellLost: (stopped: Promise<void>) => void
  const lost = new Promise<void>((resolve) => (tellLost = (stopped) => resolve(stopped)))
  jest.spyOn(database, 'openPool').mockImplementation((size) => {
    const pool = openPool(size)
    pool.once('acquire', (client) =>
      // Once LISTEN is on its way: the end asks for UNLISTEN behind it, and the server answers neither.
      process.nextTick(() => {
        const stopped = subgraph.running.stop()
        setImmediate(() => (client as unknown as { connection: { stream: Socket } }).connection.stream.destroy())
        tellLost(stopped)
      }),
    )
    return pool
  })
  await subgraph.running.start()
  await lost
  jest.restoreAllMocks()
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
})

test('its pool, once ended, refuses with nothing that could be given back', async () => {
  const pool = releasedOnce(subgraph.running.database.openPool(1))
  await pool.end()
  const refusal = new Promise<Error | undefined>((resolve) =>
    pool.connect((error, _, release) => {
      release()
      resolve(error)
    }),
  )
  expect((await refusal)?.message).toMatch(/after calling end/)
})
