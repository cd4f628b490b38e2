import type { EventConsumer, HubEvent } from '../../shared/events'
import { sql } from '../../shared/database/pg'
import type { SubgraphDeps } from '../../shared/process'
import { openTestSubgraph, type TestSubgraph } from '../support'
import { fixture } from '../support/fixtures/fixture'

let deps: SubgraphDeps
let failing = new Set<string>()
let subgraph: TestSubgraph

const note = '/* hear */ insert into heard (consumer, event_id, aggregate_id, version) values ($1, $2, $3, $4)'
const consumer = (name: string): EventConsumer => ({
  name,
  kinds: ['thing.changed'],
  async handle(tx, event: HubEvent) {
    await sql(tx, note, [name, event.id, event.aggregateId, event.version])
    if (failing.has(`${name} ${event.aggregateId} ${event.version}`)) throw new Error('not now')
  },
})

beforeEach(async () => {
  failing = new Set()
  const consumers = [consumer('first'), consumer('second')]
  subgraph = await openTestSubgraph(fixture({ consumers }, (given) => (deps = given)))
})
afterEach(() => subgraph.close())

async function publish(aggregateId: string, ...versions: number[]): Promise<void> {
  await subgraph.running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      for (const version of versions)
        await deps.outbox.publish(tx, { kind: 'thing.changed', aggregateId, version, data: {} })
    }),
  )
}

async function heardBy(name: string): Promise<string[]> {
  const rows = await subgraph.running.database.asSystem((caller) =>
    caller.read((tx) =>
      sql<{ what: string }>(
        tx,
        `/* heard */ select aggregate_id || version as what from heard where consumer = $1 order by nth`,
        [name],
      ),
    ),
  )
  return rows.map((row) => row.what)
}

test('every consumer is given each event once, in order', async () => {
  await publish('a', 1, 2)
  await publish('b', 1)
  await publish('a', 3)
  await subgraph.drain()
  await subgraph.drain()
  for (const name of ['first', 'second']) {
    const heard = await heardBy(name)
    expect(heard).toHaveLength(4)
    expect(heard.filter((what) => what.startsWith('a'))).toEqual(['a1', 'a2', 'a3'])
  }
})

test('what is taken back is never told', async () => {
  const work = subgraph.running.database.asSystem((caller) =>
    caller.write(async (tx) => {
      await deps.outbox.publish(tx, { kind: 'thing.changed', aggregateId: 'a', version: 1, data: {} })
      throw new Error('changed my mind')
    }),
  )
  await expect(work).rejects.toThrow('changed my mind')
  await subgraph.drain()
  expect(await heardBy('first')).toEqual([])
})

test('a consumer that fails is given the event again, in order, and nobody else hears it twice', async () => {
  failing.add('second a 2')
  await publish('a', 1, 2, 3)
  await publish('b', 1)
  await subgraph.drain({ mayFail: true })
  expect(await heardBy('first')).toEqual(['a1', 'a2', 'a3', 'b1'])
  expect(await heardBy('second')).toEqual(['a1', 'b1'])
  await publish('a', 4)
  await subgraph.drain({ mayFail: true })
  expect(await heardBy('second')).toEqual(['a1', 'b1'])
  failing.clear()
  subgraph.clock.pass({ hours: 1 })
  await subgraph.drain()
  expect(await heardBy('first')).toEqual(['a1', 'a2', 'a3', 'b1', 'a4'])
  expect(await heardBy('second')).toEqual(['a1', 'b1', 'a2', 'a3', 'a4'])
})

test('a subscriber sees an event after it is stored, and once', async () => {
  const seen: number[] = []
  const feed = deps.live.subscribe(['thing.changed'], () => true)
  failing.add('second a 2')
  await publish('a', 1, 2)
  await subgraph.drain({ mayFail: true })
  failing.clear()
  subgraph.clock.pass({ hours: 1 })
  await subgraph.drain()
  await subgraph.running.database.asSystem(async () => {
    for (let n = 0; n < 2; n++) seen.push(((await feed.next()).value as HubEvent).version)
  })
  await feed.return?.()
  expect(seen).toEqual([1, 2])
})

test('events of one aggregate that are published at the same moment keep the order of their commits', async () => {
  await Promise.all(Array.from({ length: 10 }, (_, n) => publish('a', n * 2, n * 2 + 1)))
  await subgraph.drain()
  const heard = await heardBy('first')
  expect(heard).toHaveLength(20)
  for (let n = 0; n < 20; n += 2) expect(Number(heard[n + 1]?.slice(1))).toBe(Number(heard[n]?.slice(1)) + 1)
})
