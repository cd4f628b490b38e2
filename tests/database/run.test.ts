import { parse } from 'graphql'
import { pino } from 'pino'
import { anonymous } from '../../shared/auth'
import { sql } from '../../shared/database/pg'
import { InProcessTransport } from '../../shared/events'
import { absentHub } from '../../shared/hub'
import { openSubgraph, type RunningSubgraph } from '../../shared/process'
import { openTestDatabase, type TestDatabase } from '../support'
import { fixture } from '../support/fixtures/fixture'

let database: TestDatabase
let opened: RunningSubgraph[]
beforeEach(async () => {
  database = await openTestDatabase()
  opened = []
})
afterEach(async () => {
  for (const running of opened) await running.stop()
  await database.close()
})

async function open(seed: 'demo' | 'none', lines: string[] = []): Promise<RunningSubgraph> {
  const running = await openSubgraph(fixture(), {
    databaseUrl: database.urlOf('fixture'),
    transport: new InProcessTransport(),
    hub: absentHub,
    log: pino({ level: 'info' }, { write: (line: string) => void lines.push(line) }),
    timeZone: 'Asia/Shanghai',
    seed,
    poolSize: 3,
  })
  opened.push(running)
  return running
}

const tallies = (running: RunningSubgraph) =>
  running.database.asSystem((caller) => caller.read((tx) => sql(tx, '/* tallies */ select name, value from tally')))

test('the demo territory is stored once, also by processes that start together', async () => {
  const [first] = await Promise.all([open('demo'), open('demo')])
  await open('demo')
  expect(await tallies(first)).toEqual([{ name: 'seeded', value: 1 }])
})

test('a schema in which something has happened is not filled with the demo territory', async () => {
  const running = await open('none')
  await running.database.asSystem((caller) =>
    caller.write((tx) =>
      sql(
        tx,
        `/* happened */ insert into event (id, kind, aggregate_id, version, data, at)
         values (gen_random_uuid(), 'thing.changed', 'a', 1, '{}', now())`,
      ),
    ),
  )
  await open('demo')
  expect(await tallies(running)).toEqual([])
})

test('a failure is answered with an id that is in the log beside its cause', async () => {
  const lines: string[] = []
  const running = await open('none', lines)
  const answer = await running.subgraph.execute({
    document: parse('{ fail }'),
    variables: {},
    operationName: null,
    viewer: anonymous,
    requestId: 'r-1',
    signal: new AbortController().signal,
  })
  const entry = lines.find((line) => line.includes(String(answer.errors?.[0]?.extensions['errorId'])))
  expect(JSON.stringify(answer)).not.toContain('no_such_column')
  expect(entry).toContain('no_such_column')
  expect(entry).toContain('r-1')
})
