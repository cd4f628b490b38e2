import { parse } from 'graphql'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Client } from 'pg'
import { v7 } from 'uuid'
import { anonymous } from '../../../shared/auth'
import { openEmbedded } from '../../../shared/database/embedded'
import { loginUrl, migrate, schemaOf } from '../../../shared/database/migrate'
import { InProcessTransport } from '../../../shared/events'
import { absentHub } from '../../../shared/hub'
import { silentLog } from '../../../shared/logging'
import { openSubgraph, type RunningSubgraph } from '../../../shared/process'
import { partners } from '../../../subgraphs/partners/subgraph'
import { categoryMap, hsdsRow } from '../../database/partners/hsds-rows'
import { table, writeRow } from '../support/report'

const dataKey = 'a key for a benchmark alone'.padEnd(32, '.')
const rows = 10_000
const organizationId = v7()

const importing = parse(`mutation Import($hsds: String!, $map: [CategoryMapInput!]) {
  importServices(hsds: $hsds, categoryMap: $map) { created updated unchanged failed { message } } }`)

/** An import of 10,000 services as a publisher elsewhere writes them: new, and again without a change. */
export async function benchHsds(): Promise<void> {
  const dataDir = mkdtempSync('/tmp/station-hub-bench-')
  const embedded = await openEmbedded({ dataDir, log: silentLog, settings: [] })
  try {
    await migrate({ adminUrlOf: () => embedded.url, schemas: [schemaOf('partners')], dataKey, log: silentLog })
    await settle(embedded.url)
    const options = { transport: new InProcessTransport(), hub: absentHub, log: silentLog, timeZone: 'Asia/Shanghai' }
    const databaseUrl = loginUrl(embedded.url, 'partners', dataKey)
    const running = await openSubgraph(partners, { ...options, databaseUrl, dataKey, seed: 'none' })
    try {
      const hsds = JSON.stringify(Array.from({ length: rows }, (_, n) => hsdsRow({ name: `Plumbing at home ${n}` })))
      const first = await timed(running, hsds, 'created')
      const again = await timed(running, hsds, 'unchanged')
      report(hsds.length, first, again)
    } finally {
      await running.stop()
    }
  } finally {
    await embedded.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url, options: '-c search_path=partners,viewer,public' })
  await client.connect()
  await client.query(`insert into known_area values ('x.g.one'); insert into known_category values ('life.repairs.plumbing');
    insert into organization (id, name, kind, status, applied_area_codes, area_codes, joined_at, version)
    values ('${organizationId}', 'Bright Pipes', 'ENTERPRISE', 'VERIFIED', '{x.g.one}', '{x.g.one}', now(), 1)`)
  await client.end()
}

/** Seconds that the import took. Throws unless all rows were taken in the way they should be. */
async function timed(running: RunningSubgraph, hsds: string, kind: 'created' | 'unchanged'): Promise<number> {
  const begun = performance.now()
  const { data, errors } = await running.subgraph.execute({
    document: importing,
    variables: { hsds, map: categoryMap },
    operationName: 'Import',
    viewer: { ...anonymous, id: 'bench', role: 'PARTNER', organizationId },
    requestId: randomUUID(),
    signal: new AbortController().signal,
  })
  const seconds = (performance.now() - begun) / 1000
  const counted = (data as { importServices?: Record<string, unknown> } | null)?.importServices?.[kind]
  if (counted !== rows) throw new Error(`${String(counted)} of ${rows} ${kind}; ${errors?.[0]?.message ?? ''}`)
  return seconds
}

function report(bytes: number, first: number, again: number): void {
  writeRow({
    row: 'hsds',
    title: 'Importing open data',
    how: `One call of \`importServices\` with ${rows.toLocaleString('en')} HSDS 3 services
(${Math.round(bytes / 1e6)} MB), each with a place, two schedules, areas, costs and languages, into an empty database of the
hub's own: until every one can be found, matched and searched.`,
    aims: [{ name: '10,000 new services', measured: first, aim: 20, unit: 's', wanted: 'at most' }],
    tables: table(
      ['import', 's', 'services/s'],
      [
        ['new', first, rows / first],
        ['again, without a change', again, rows / again],
      ],
    ),
  })
}
