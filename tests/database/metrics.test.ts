import { EventEmitter, once } from 'node:events'
import { Registry } from 'prom-client'
import { InProcessTransport } from '../../shared/events'
import { absentHub } from '../../shared/hub'
import type { JobHandler } from '../../shared/jobs'
import { silentLog } from '../../shared/logging'
import { openSubgraph, type RunningSubgraph, type SubgraphDeps } from '../../shared/process'
import { SubgraphMetrics } from '../../shared/telemetry'
import { openTestDatabase, TestClock, type TestDatabase } from '../support'
import { fixture } from '../support/fixtures/fixture'

let database: TestDatabase
let running: RunningSubgraph
let deps: SubgraphDeps
let registry: Registry
const clock = new TestClock()
const ran = new EventEmitter()

const good: JobHandler = { name: 'good', run: () => Promise.resolve() }
const bad: JobHandler = { name: 'bad', run: () => Promise.reject(new Error('never')) }

beforeEach(async () => {
  database = await openTestDatabase()
  registry = new Registry()
  const metrics = new SubgraphMetrics(registry)
  const counting = metrics.ran.bind(metrics)
  metrics.ran = (subgraph, job, outcome) => {
    counting(subgraph, job, outcome)
    ran.emit(job)
  }
  running = await openSubgraph(
    fixture({ jobs: [good, bad] }, (given) => (deps = given)),
    {
      databaseUrl: database.urlOf('fixture'),
      transport: new InProcessTransport(),
      hub: absentHub,
      log: silentLog,
      timeZone: 'Asia/Shanghai',
      seed: 'none',
      poolSize: 2,
      clock,
      metrics,
    },
  )
})
afterEach(async () => {
  await running.stop()
  await database.close()
})

const write = (work: Parameters<ReturnType<typeof running.database.callerOf>['write']>[0]) =>
  running.database.asSystem((caller) => caller.write(work))
const shown = async () => (await registry.metrics()).split('\n').filter((line) => line.startsWith('hub_'))

test('jobs are counted as they end, by what came of them', async () => {
  const over = [once(ran, 'good'), once(ran, 'bad')]
  await running.start()
  await write((tx) => deps.jobs.add(tx, 'good', {}, { runAt: new Date(0) }))
  await write((tx) => deps.jobs.add(tx, 'bad', {}, { runAt: new Date(0) }))
  await Promise.all(over)
  expect(await shown()).toEqual(
    expect.arrayContaining([
      'hub_jobs_total{subgraph="fixture",job="good",outcome="done"} 1',
      'hub_jobs_total{subgraph="fixture",job="bad",outcome="failed"} 1',
    ]),
  )
})

test('what waits is shown: jobs that are due, jobs given up, events and the age of the oldest', async () => {
  await write(async (tx) => {
    await deps.jobs.add(tx, 'good', {})
    await deps.jobs.add(tx, 'good', {}, { runAt: new Date('2099-01-01') })
    await deps.outbox.publish(tx, { kind: 'thing.changed', aggregateId: 'a', version: 1, data: {} })
  })
  clock.pass({ seconds: 90 })
  expect(await shown()).toEqual(
    expect.arrayContaining([
      'hub_jobs_waiting{subgraph="fixture"} 2',
      'hub_jobs_given_up{subgraph="fixture"} 0',
      'hub_events_waiting{subgraph="fixture"} 1',
      'hub_event_lag_seconds{subgraph="fixture"} 90',
    ]),
  )
  await running.drain()
  expect(await shown()).toEqual(
    expect.arrayContaining(['hub_jobs_waiting{subgraph="fixture"} 0', 'hub_event_lag_seconds{subgraph="fixture"} 0']),
  )
})

test('connections are shown, and who waits for one, also when the figures themselves cannot have one', async () => {
  const held = await Promise.all([running.database.pool.connect(), running.database.pool.connect()])
  const waiting = running.database.pool.connect()
  const lines = await shown()
  for (const client of held) client.release()
  ;(await waiting).release()
  expect(lines).toEqual(
    expect.arrayContaining([
      'hub_pool_connections{subgraph="fixture",state="used"} 2',
      'hub_pool_waiting{subgraph="fixture"} 1',
    ]),
  )
  expect(lines.join()).not.toContain('hub_jobs_waiting{')
})
