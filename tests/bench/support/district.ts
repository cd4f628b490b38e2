import { mkdtempSync, rmSync } from 'node:fs'
import { Client } from 'pg'
import { openEmbedded } from '../../../shared/database/embedded'
import { migrate, schemaOf } from '../../../shared/database/migrate'
import { silentLog } from '../../../shared/logging'
import { settleDistrict } from '../match/district'

export interface Districts {
  /** Asks a district of so many services, as the owner of its tables; it is made when it is not there. */
  of<Answer>(size: number, ask: (client: Client) => Promise<Answer>): Promise<Answer>
  close(): Promise<void>
}

const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']
const memory = ['shared_buffers=2GB', 'max_wal_size=8GB', 'maintenance_work_mem=512MB']

/** Districts in a database of the hub's own, or with `--at URL` in one that stands and keeps them for another run. */
export async function openDistricts(
  args: readonly string[],
): Promise<Districts & { readonly sizes: readonly number[] }> {
  const at = args.indexOf('--at')
  const sizes = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1)).map(Number)
  const standing = at < 0 ? undefined : args[at + 1]
  if (standing !== undefined) return { ...districtsIn(standing), sizes }
  const dataDir = mkdtempSync('/tmp/station-hub-bench-')
  const database = await openEmbedded({ dataDir, log: silentLog, settings: [...settings, ...memory] })
  return {
    ...districtsIn(database.url),
    sizes,
    close: async () => {
      await database.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function districtsIn(url: string): Districts {
  return {
    of: async (size, ask) => {
      const own = Object.assign(new URL(url), { pathname: `/bench_${size}` }).href
      const made = await make(url, `bench_${size}`)
      if (made) await migrateOwn(own)
      const client = new Client({ connectionString: own, options: '-c search_path=partners,viewer,public' })
      await client.connect()
      try {
        const begun = Date.now()
        if (made) await settleDistrict(client, size)
        if (made) console.log(`${size} services in ${Math.round((Date.now() - begun) / 1000)} s`)
        return await ask(client)
      } finally {
        await client.end()
      }
    },
    close: () => Promise.resolve(),
  }
}

async function make(url: string, name: string): Promise<boolean> {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await admin.query(`create database ${name}`)
    return rowCount === 0
  } finally {
    await admin.end()
  }
}

function migrateOwn(url: string): Promise<void> {
  return migrate({ adminUrlOf: () => url, schemas: [schemaOf('partners')], dataKey: 'x'.repeat(32), log: silentLog })
}
