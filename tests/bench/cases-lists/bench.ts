import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { openEmbedded } from '../../../shared/database/embedded'
import { loginUrl, migrate, schemaOf } from '../../../shared/database/migrate'
import { SubgraphDatabase } from '../../../shared/database/pg'
import { silentLog } from '../../../shared/logging'
import { projectRoot } from '../../../shared/project/root'
import { CaseReadingService } from '../../../subgraphs/cases/case/case-reading.service'
import { PgCaseStore } from '../../../subgraphs/cases/case/case.store.pg'
import { plansOf } from './plans'
import { questions, viewerOf } from './questions'

const key = 'a key for a benchmark alone'
const now = new Date('2026-11-22T04:00:00Z')
const folder = path.join(projectRoot, 'tests/bench/cases-lists')
const repeats = 40

/** How long pages of the list of cases take among a million (or as many as are given), and how PostgreSQL finds them. */
export async function benchCasesLists([count = '1000000']: readonly string[]): Promise<void> {
  const dataDir = mkdtempSync(path.join('/tmp', 'station-hub-bench-'))
  const settings = ['fsync=off', 'synchronous_commit=off', 'max_wal_size=16GB', 'maintenance_work_mem=1GB']
  const more = [
    'shared_buffers=1GB',
    'autovacuum=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
  ]
  const embedded = await openEmbedded({ dataDir, log: silentLog, settings: [...settings, ...more] })
  try {
    await migrate({ adminUrlOf: () => embedded.url, schemas: [schemaOf('cases')], dataKey: key, log: silentLog })
    const client = new Client({ connectionString: embedded.url })
    await client.connect()
    const begun = performance.now()
    await client.query(readFileSync(path.join(projectRoot, 'tests/bench/indicators/cases.sql'), 'utf8'))
    const [prepare = '', insert = '', finish = ''] = readFileSync(path.join(folder, 'cases.sql'), 'utf8').split(
      '-- then',
    )
    await client.query(prepare)
    await client.query(insert, [Number(count), now])
    await client.query(finish)
    await client.query('vacuum analyze case_record, case_token, category, known_area')
    console.log(`${count} cases in ${Math.round((performance.now() - begun) / 1000)} s`)
    await measure(loginUrl(embedded.url, 'cases', key))
    const plans = await plansOf(loginUrl(embedded.url, 'cases', key), questions, now)
    writeFileSync(path.join(folder, 'plans.txt'), `${count} cases.\n\n${plans}`)
    await client.end()
  } finally {
    await embedded.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(url: string): Promise<void> {
  const database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 2, log: silentLog })
  const reading = new CaseReadingService(new PgCaseStore(), { now: () => now })
  for (const question of questions) {
    const taken: number[] = []
    let rows = 0
    for (let n = 0; n < repeats; n += 1) {
      const caller = database.callerOf(viewerOf(question))
      const begun = performance.now()
      rows = (await reading.list(caller, question.filter, question.order, { first: 20, after: null })).rows.length
      taken.push(performance.now() - begun)
      await caller.end()
    }
    const sorted = taken.slice(3).sort((a, b) => a - b)
    const at = (share: number) =>
      (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
    console.log(
      `${question.area.padEnd(8)} p50 ${at(0.5).padStart(6)} p99 ${at(0.99).padStart(6)} ms, ${rows} rows: ${question.name}`,
    )
  }
  await database.close()
}
