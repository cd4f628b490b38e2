import { Client } from 'pg'
import type { Logger } from '../../logging'
import { StartProblem } from '../../process/start-problem'
import { applyFoundation, applySchema, fingerprint } from './apply'
import type { SchemaSource } from './files'
import { inspect } from './inspection'

export interface MigrateOptions {
  /** The administrator's URL of the database that a schema is in. */
  readonly adminUrlOf: (schema: string) => string
  readonly schemas: readonly SchemaSource[]
  readonly dataKey: string
  readonly log: Logger
}

/** One at a time in each database, over all processes that start together. */
const lock = 4_152_120_821

/** A server that takes connections and says nothing is found out by this; a migration itself may take as long as it takes. */
const firstWord = { text: 'select', query_timeout: 10_000 }

/**
 * Brings every schema to its newest state, and refuses to go on when row-level security would not hold. With nothing to
 * do it is one query in each database. Throws StartProblem.
 */
export async function migrate({ adminUrlOf, schemas, dataKey, log }: MigrateOptions): Promise<void> {
  for (const url of new Set(schemas.map((schema) => adminUrlOf(schema.name)))) {
    const inThere = schemas.filter((schema) => adminUrlOf(schema.name) === url)
    await migrateDatabase(url, inThere, dataKey, log)
  }
}

async function migrateDatabase(url: string, schemas: readonly SchemaSource[], dataKey: string, log: Logger) {
  const client = await connect(url)
  try {
    let state = await inspect(client, schemas)
    const stale = (schema: SchemaSource) => state.fingerprints.get(schema.name) !== fingerprint(schema, dataKey)
    if (schemas.some(stale)) {
      await client.query('select pg_advisory_lock($1)', [lock])
      state = await inspect(client, schemas)
      if (schemas.some(stale)) await applyFoundation(client)
      for (const schema of schemas.filter(stale)) {
        const steps = await applySchema(client, schema, url, dataKey)
        log.info({ schema: schema.name, steps }, 'the schema has been brought up to date')
      }
      state = await inspect(client, schemas)
    }
    if (state.faults.length > 0)
      throw new StartProblem(
        `Row-level security would not hold:\n${state.faults.map((fault) => `  ${fault}`).join('\n')}`,
      )
  } finally {
    // Ending the session gives the lock back.
    await client.end()
  }
}

async function connect(url: string): Promise<Client> {
  const { hostname, port, pathname } = new URL(url)
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'hub migrate' })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query(firstWord)
  } catch (error) {
    const reason = (error as Error).message || (error as { code?: string }).code
    throw new StartProblem(`The database ${hostname}:${port || '5432'}${pathname} cannot be used: ${reason}`, {
      cause: error,
    })
  }
  const { rows } = await client.query<{ version: string }>(`select current_setting('server_version_num') as version`)
  if (Number(rows[0]?.version) >= 150_000) return client
  await client.end()
  throw new StartProblem(`The database ${hostname} is older than PostgreSQL 15.`)
}
