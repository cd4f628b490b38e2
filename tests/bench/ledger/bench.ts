import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'graphql'
import { anonymous, type Viewer } from '../../../shared/auth'
import { projectRoot } from '../../../shared/project/root'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'
import { ask, openBenchSubgraph, unsafe, withDatabase, type BenchDatabase } from '../support/bench-database'
import { table, writeRow } from '../support/report'
import { onCore } from '../support/statement'
import { quantile } from '../support/statistics'

const owner = '80000000-0000-7000-a000-000000000001'
const viewer: Viewer = { ...anonymous, id: owner, role: 'VOLUNTEER' }
const document = parse(`query Account($id: ID!, $first: Int!, $after: String) { volunteer(id: $id) { balanceMinutes
  ledger(first: $first, after: $after) { totalCount pageInfo { endCursor hasNextPage }
    edges { node { id at minutes balanceAfter reason taskId counterparty } } } } }`)

interface Answer {
  readonly volunteer: {
    readonly ledger: {
      readonly totalCount: number
      readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
      readonly edges: readonly object[]
    }
  }
}

/** Milliseconds: what the viewer waits for, and for how long this process and the database's have been on a core. */
interface Taken {
  readonly time: number
  readonly cpu: number
}

/** Milliseconds that this process and those of the subgraph's connections have been on a core so far. */
async function coreTime({ client }: BenchDatabase): Promise<() => number> {
  const text = `select pid from pg_stat_activity where usename = 'hub_volunteers'`
  const { rows } = await client.query<{ pid: number }>(text)
  return () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000 + rows.reduce((sum, { pid }) => sum + onCore(pid), 0)
  }
}

/** Pages of a time-bank account with 100,000 entries, through the subgraph with the owner's rights. */
export async function benchLedger(): Promise<void> {
  await withDatabase('volunteers', unsafe, async (database) => {
    await database.client.query(readFileSync(path.join(projectRoot, 'tests/bench/ledger/account.sql'), 'utf8'))
    const running = await openBenchSubgraph(volunteers, database)
    try {
      // A connection that is there can be counted.
      await ask<Answer>(running, viewer, { document, variables: { id: owner, first: 1, after: null } })
      const used = await coreTime(database)
      const page = async (first: number, after: string | null) => {
        const times: Taken[] = []
        let ledger: Answer['volunteer']['ledger'] | undefined
        // The best of three: another process that had the core is no part of what is measured.
        for (let round = 0; round < 3; round += 1) {
          const [begun, before] = [performance.now(), used()]
          const answer = await ask<Answer>(running, viewer, { document, variables: { id: owner, first, after } })
          times.push({ time: performance.now() - begun, cpu: used() - before })
          ledger = answer?.volunteer.ledger
        }
        const least = (of: keyof Taken) => Math.min(...times.map((taken) => taken[of]))
        return { ledger, taken: { time: least('time'), cpu: least('cpu') } }
      }
      const walk = async (first: number, pages: number) => {
        const times: Taken[] = []
        let after: string | null = null
        for (let n = 0; n < pages; n += 1) {
          const { ledger, taken } = await page(first, after)
          if (ledger?.edges.length !== first || ledger.totalCount !== 100_000) throw new Error('a page is not whole')
          after = ledger.pageInfo.endCursor
          times.push(taken)
        }
        return times
      }
      await walk(100, 50)
      const twenty = await walk(20, 300)
      const hundred = await walk(100, 1_000)
      const last = hundred.slice(-100)
      const part = (times: readonly Taken[], of: keyof Taken, share: number) =>
        quantile(
          times.map((taken) => taken[of]),
          share,
        )
      const row = (name: string, times: readonly Taken[]) => [
        name,
        ...[part(times, 'time', 0.5), part(times, 'time', 0.99), part(times, 'cpu', 0.5), part(times, 'cpu', 0.99)],
      ]
      writeRow({
        row: 'ledger',
        title: 'Pages of an account with 100,000 entries',
        how: 'A volunteer reads the statement of their time-bank account page by page to its end, with the balance and the count of all entries: one operation on the subgraph with the volunteer’s rights, row-level security included, without HTTP; each page the best of three. On a core: this process and the database’s together.',
        aims: [
          { name: 'a page of 20, p99', measured: part(twenty, 'time', 0.99), aim: 20, unit: 'ms', wanted: 'at most' },
          { name: 'a page of 100, p99', measured: part(hundred, 'time', 0.99), aim: 20, unit: 'ms', wanted: 'at most' },
        ],
        tables: table(
          ['pages', 'p50 ms', 'p99 ms', 'p50 ms on a core', 'p99 ms on a core'],
          [
            row('20 entries, the first 300', twenty),
            row('100 entries, all 1,000', hundred),
            row('100 entries, the last 100', last),
          ],
        ),
      })
    } finally {
      await running.stop()
    }
  })
}
