import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { system, type Viewer } from '../../../shared/auth'
import { openEmbedded } from '../../../shared/database/embedded'
import { loginUrl, migrate, schemaOf } from '../../../shared/database/migrate'
import { SubgraphDatabase } from '../../../shared/database/pg'
import { silentLog } from '../../../shared/logging'
import { IndicatorService } from '../../../subgraphs/cases/indicator/indicator.service'
import { PgIndicatorStore } from '../../../subgraphs/cases/indicator/indicator.store.pg'
import { generate } from './generate'

const key = 'a key for a benchmark alone'
const now = new Date('2026-11-22T04:00:00Z')
const zone = 'Asia/Shanghai'
const admin: Viewer = { ...system, role: 'HUB_ADMIN', id: 'bench', area: 'x' }

const areas = { district: ['x'], subdistrict: ['x.s3'], community: ['x.s3.c3'], 'all 15 subdistricts': fifteen() }
const periods = {
  year: { from: '2025-11-25', to: '2026-11-21' },
  month: { from: '2026-10-03', to: '2026-11-02' },
  today: { from: '2026-11-22', to: '2026-11-22' },
}

/** How long the figures of an area take among a million cases (or as many as are given). */
export async function benchIndicators([count = '1000000']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(path.join('/tmp', 'station-hub-bench-'))
  const embedded = await openEmbedded({
    dataDir: folder,
    log: silentLog,
    settings: ['fsync=off', 'synchronous_commit=off', 'max_wal_size=8GB', 'work_mem=300MB', 'autovacuum=off'],
  })
  try {
    await migrate({ adminUrlOf: () => embedded.url, schemas: [schemaOf('cases')], dataKey: key, log: silentLog })
    const client = new Client({ connectionString: embedded.url })
    await client.connect()
    await generate(client, Number(count), now, zone)
    await client.end()
    await measure(loginUrl(embedded.url, 'cases', key))
  } finally {
    await embedded.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(url: string): Promise<void> {
  const database = await SubgraphDatabase.open({ url, name: 'cases', entities: [], poolSize: 2, log: silentLog })
  const service = new IndicatorService({
    indicators: new PgIndicatorStore(),
    clock: { now: () => now },
    timeZone: zone,
  })
  for (const [where, codes] of Object.entries(areas))
    for (const [when, period] of Object.entries(periods)) {
      const times = { totals: 0, categories: 0, medianHours: 0, surges: 0 }
      for (const name of Object.keys(times) as (keyof typeof times)[]) {
        const taken: number[] = []
        for (let n = 0; n < 7; n += 1) {
          const caller = database.callerOf(admin)
          const begun = performance.now()
          await caller.read(async (tx) => void (await service[name](tx, codes, period)))
          taken.push(performance.now() - begun)
          await caller.end()
        }
        times[name] = Math.round((taken.sort((a, b) => a - b)[3] ?? 0) * 10) / 10
      }
      console.log(`${where}, ${when}: medians of 7 in ms`, JSON.stringify(times))
    }
  await database.close()
}

function fifteen(): string[] {
  return [...Array(15).keys()].map((n) => `x.s${n}`)
}
