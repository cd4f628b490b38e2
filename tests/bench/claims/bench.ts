import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'graphql'
import { anonymous, type Viewer } from '../../../shared/auth'
import { projectRoot } from '../../../shared/project/root'
import type { RunningSubgraph } from '../../../shared/process'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'
import { ask, openBenchSubgraph, withDatabase, type BenchDatabase } from '../support/bench-database'
import { table, writeRow } from '../support/report'
import { median, quantile } from '../support/statistics'
import { bareUpdates } from './bare'
import { notes } from './notes'

const document = parse(`mutation Claim($task: ID!, $group: ID!, $key: String) {
  claimTask(taskId: $task, groupId: $group, seats: 1, idempotencyKey: $key) { id seats status } }`)
const named = (kind: number, n: number) => `${kind}0000000-0000-7000-a000-${String(n).padStart(12, '0')}`
const viewerOf = (group: number): Viewer => {
  return { ...anonymous, id: `coordinator-${group}`, role: 'VOLUNTEER_COORDINATOR', organizationId: named(9, group) }
}

/** One claim by one group; false: refused as full. Answers how long it took, too. */
async function claim(
  running: RunningSubgraph,
  group: number,
  task: string,
): Promise<{ won: boolean; milliseconds: number }> {
  const begun = performance.now()
  const variables = { task, group: named(9, group), key: `seat of ${task}` }
  const answer = await ask(running, viewerOf(group), { document, variables }, ['TASK_FULL'])
  return { won: answer !== null, milliseconds: performance.now() - begun }
}

/** Claims that want the same seats, and claims all over, beside bare updates: `npm run bench -- claims`. */
export async function benchClaims(): Promise<void> {
  await withDatabase('volunteers', ['max_connections=300'], async (database) => {
    await database.client.query(readFileSync(path.join(projectRoot, 'tests/bench/claims/district.sql'), 'utf8'))
    await database.client.query('vacuum analyze')
    const running = await openBenchSubgraph(volunteers, database)
    try {
      await spread(running, 0, 500)
      const rounds: { claims: Spread; bare: number }[] = []
      for (let round = 1; round <= 5; round += 1) {
        const bare = await bareUpdates(database.adminUrl, 200, 10_000)
        rounds.push({ bare, claims: await spread(running, round, 2_000) })
      }
      const alone: { claims: Spread; bare: number }[] = []
      for (let round = 6; round <= 10; round += 1) {
        const bare = await bareUpdates(database.adminUrl, 1, 500)
        alone.push({ bare, claims: await spread(running, round, 500, 1) })
      }
      const crowds: Crowd[] = []
      for (let n = 1; n <= 5; n += 1) crowds.push(await crowd(running, database, n))
      report({ rounds, alone }, crowds, await oversold(database))
    } finally {
      await running.stop()
    }
  })
}

interface Spread {
  readonly perSecond: number
  readonly p99: number
}

/** So many clients, each with one claim at a time, over the 10,000 tasks. */
async function spread(running: RunningSubgraph, round: number, count: number, clients = 200): Promise<Spread> {
  const times: number[] = []
  let next = 0
  const client = async (group: number) => {
    while (next < count) {
      const n = (next += 1)
      // No group asks for the same task twice, whatever round it is.
      const task = 1 + ((n * 7 + round * 2_003) % 10_000)
      times.push((await claim(running, group, named(7, task))).milliseconds)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: clients }, (_, group) => client(1 + group + (round % 5) * 200)))
  return { perSecond: count / ((performance.now() - begun) / 1_000), p99: quantile(times, 0.99) }
}

interface Crowd {
  readonly won: number
  readonly seconds: number
  readonly p99: number
}

/** A thousand clients at the same moment, for the hundred seats of one task. */
async function crowd(running: RunningSubgraph, { client }: BenchDatabase, n: number): Promise<Crowd> {
  const task = named(6, n)
  await client.query(
    `insert into task (id, title, status, category_code, area_code, starts_at, ends_at, seats, posted_by, posted_at)
     values ($1, 'Crowd', 'OPEN', 'public', 'bench.s1', now() + interval '1 day', now() + interval '2 days', 100, 'bench', now())`,
    [task],
  )
  const begun = performance.now()
  const answers = await Promise.all(Array.from({ length: 1_000 }, (_, group) => claim(running, group + 1, task)))
  const seconds = (performance.now() - begun) / 1_000
  const p99 = quantile(
    answers.map(({ milliseconds }) => milliseconds),
    0.99,
  )
  return { won: answers.filter(({ won }) => won).length, seconds, p99 }
}

/** Tasks whose claims are more than their seats, or other than they say. */
async function oversold({ client }: BenchDatabase): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from task where seats_taken <> (
    select coalesce(sum(seats), 0) from claim where task_id = task.id and claim.status = 'HELD') or seats_taken > seats`)
  return Number(rows[0]?.count)
}

type Beside = readonly { readonly claims: Spread; readonly bare: number }[]

const besideTable = (what: string, rounds: Beside) =>
  table(
    [what, 'claims/s', 'p99 ms', 'bare updates/s', 'ratio'],
    rounds.map(({ claims, bare }, n) => [
      `round ${n + 1}`,
      claims.perSecond,
      claims.p99,
      bare,
      claims.perSecond / bare,
    ]),
  )

function report({ rounds, alone }: { rounds: Beside; alone: Beside }, crowds: readonly Crowd[], wrong: number): void {
  const wins = crowds.map(({ won }) => won)
  writeRow({
    row: 'claims',
    title: 'Claims',
    how: 'Claims through the subgraph with the coordinators’ rights and idempotency keys, on a durable PostgreSQL, without HTTP; the bare update is `UPDATE … WHERE seats_taken < seats RETURNING` on a copy of the same table by as many clients of pgbench, in turn with the claims. One client alone shows the database work of a claim, its statements and round trips; 200 show what the process around it takes, too.',
    aims: [
      {
        name: 'tasks oversold',
        measured: wrong + wins.filter((won) => won !== 100).length,
        aim: 0,
        unit: '',
        wanted: 'at most',
      },
      {
        name: 'one client over 10,000 tasks, to the bare update',
        measured: median(alone.map(({ claims, bare }) => claims.perSecond / bare)),
        ...{ aim: 0.5, unit: '×', wanted: 'at least' },
      },
      {
        name: '200 clients over 10,000 tasks, to the bare update',
        measured: median(rounds.map(({ claims, bare }) => claims.perSecond / bare)),
        ...{ aim: 0.5, unit: '×', wanted: 'at least' },
      },
    ],
    tables: [
      besideTable('200 clients over 10,000 tasks', rounds),
      besideTable('one client over 10,000 tasks', alone),
      table(
        ['1,000 clients for 100 seats', 'seats taken', 'all answered within, s', 'p99 ms'],
        crowds.map(({ won, seconds, p99 }, n) => [`round ${n + 1}`, won, seconds, p99]),
      ),
    ].join('\n\n'),
    notes,
  })
}
