import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { SubgraphDatabase } from '../../../shared/database/pg'
import { silentLog } from '../../../shared/logging'
import { CaseReadingService } from '../../../subgraphs/cases/case/case-reading.service'
import { PgCaseStore } from '../../../subgraphs/cases/case/case.store.pg'
import { generateDistrict, generateRows } from '../indicators/generate'
import { inStandingDatabase, unsafe, withDatabase, type BenchDatabase } from '../support/bench-database'
import { table, writeRow } from '../support/report'
import { quantile } from '../support/statistics'
import { plansOf, type Planned } from './plans'
import { questions, viewerOf, type Question } from './questions'

const now = new Date('2026-11-22T04:00:00Z')
const folder = path.join(projectRoot, 'tests/bench/cases-lists')
const repeats = 40
const mostMilliseconds = 30

/**
 * How long pages of the list of cases take among a million (or as many as are given), and how PostgreSQL finds them; with
 * `--at URL` in a database of an earlier run, as its administrator.
 */
export async function benchCasesLists([size = '1000000', standing]: readonly string[]): Promise<void> {
  if (size === '--at') return inStandingDatabase('cases', standing ?? '', measured)
  const settings = ['maintenance_work_mem=1GB', 'autovacuum=off', 'wal_level=minimal', 'max_wal_senders=0']
  await withDatabase('cases', [...unsafe, ...settings, 'shared_buffers=1GB'], async (database) => {
    await fill(database, Number(size))
    await measured(database)
  })
}

async function measured({ client, url }: BenchDatabase): Promise<void> {
  const { rows } = await client.query<{ n: number }>('select count(*)::integer as n from case_record')
  const count = rows[0]?.n ?? 0
  const times = await timesOf(url)
  const planned = await plansOf(url, questions, now)
  const plans = planned.map(({ plan }) => plan).join('\n\n')
  writeFileSync(path.join(folder, 'plans.txt'), `${count} cases.\n\n${plans}\n`)
  report(count, times, planned)
}

async function fill({ client }: BenchDatabase, count: number): Promise<void> {
  const [prepare = '', finish = ''] = readFileSync(path.join(folder, 'cases.sql'), 'utf8').split('-- then')
  await generateDistrict(client)
  await client.query(prepare)
  await generateRows(client, count, now)
  await client.query(finish)
  await client.query('vacuum analyze case_record, case_token, category, known_area')
}

/** Milliseconds of each question, asked again and again as the viewer whose list it is. */
async function timesOf(url: string): Promise<(readonly number[])[]> {
  const database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 2, log: silentLog })
  const reading = new CaseReadingService(new PgCaseStore(), { now: () => now })
  const ask = async (question: Question) => {
    const caller = database.callerOf(viewerOf(question))
    const begun = performance.now()
    await reading.list(caller, question.filter, question.order, { first: 20, after: null })
    const milliseconds = performance.now() - begun
    await caller.end()
    return milliseconds
  }
  const times = questions.map((): number[] => [])
  for (let round = 0; round < repeats; round += 1)
    for (const [index, question] of questions.entries()) times[index]?.push(await ask(question))
  await database.close()
  return times.map((each) => each.slice(3))
}

function report(count: number, times: readonly (readonly number[])[], planned: readonly Planned[]): void {
  const middles = times.map((each) => quantile(each, 0.5))
  writeRow({
    row: 'cases-lists',
    title: `Lists of ${count.toLocaleString('en')} cases`,
    how: `The first 20 of what stations (a community), a subdistrict and the district ask for, by the reading service with the
viewer's rights, row-level security included, ${repeats} times in turn with all the other questions; in the database: one run
of its statements, planning included. The plans are in \`cases-lists/plans.txt\`.`,
    aims: [
      {
        ...{ name: 'the slowest of the questions, p50', measured: Math.max(...middles) },
        ...{ aim: mostMilliseconds, unit: 'ms', wanted: 'at most' },
      },
    ],
    notes: [
      'The slowest is a word of every fourth case beside one category of the whole district: neither narrows the other, and no index has both. Taken: tokens read in the list’s order and at most twelve of them, 2,165 → 182 ms. An index of tokens by category would answer it, and costs a tenth of a case’s writing and a third more room; stations ask within their community, where it takes 18 ms.',
    ],
    tables: table(
      ['question', 'of', 'p50 ms', 'p99 ms', 'ms in the database', 'of that planning', 'pages'],
      questions.map(({ name, area }, index) => {
        const { milliseconds = NaN, planning = NaN, pages = NaN } = planned[index] ?? {}
        return [name, area, middles[index] ?? NaN, quantile(times[index] ?? [], 0.99), milliseconds, planning, pages]
      }),
    ),
  })
}
