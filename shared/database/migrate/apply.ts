import { createHash } from 'node:crypto'
import { runMigrations } from 'graphile-worker'
import { escapeIdentifier, Pool, type Client } from 'pg'
import { StartProblem } from '../../process/start-problem'
import { jobLogger } from '../../jobs/logger'
import { silentLog } from '../../logging'
import { foundation, migrationsOf, type Migration, type SchemaSource } from './files'
import { loginRole, loginUrl, ownerRole, rolePassword, schemaStatements } from './role'

/** Changes whenever there is anything to do: a file, or the data key. */
export function fingerprint(schema: SchemaSource, dataKey: string): string {
  const parts = [foundation, ...migrationsOf(schema)].map((step) => `${step.name} ${step.sha256}`)
  return createHash('sha256')
    .update([...parts, rolePassword(schema.name, dataKey)].join('\n'))
    .digest('hex')
}

/** Runs several statements as one transaction. */
async function inTransaction(client: Client, text: string): Promise<void> {
  try {
    await client.query(`begin; ${text}; commit`)
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

export async function applyFoundation(client: Client): Promise<void> {
  await inTransaction(client, foundation.text)
}

/** Brings one schema to its newest state. The caller holds the lock. Answers how many steps it took. */
export async function applySchema(client: Client, schema: SchemaSource, adminUrl: string, dataKey: string) {
  const { name } = schema
  await inTransaction(client, schemaStatements(name, dataKey))
  const { rows } = await client.query<{ name: string; sha256: string }>(`select name, sha256 from ${name}.migration`)
  const applied = new Map(rows.map((row) => [row.name, row.sha256]))
  const pending = migrationsOf(schema).filter((step) => isPending(name, step, applied.get(step.name)))
  for (const step of pending) await applyStep(client, name, step)
  await applyJobs(client, name, loginUrl(adminUrl, name, dataKey))
  await client.query(
    `insert into public.hub_schema values ($1, $2) on conflict (name) do update set fingerprint = excluded.fingerprint`,
    [name, fingerprint(schema, dataKey)],
  )
  return pending.length
}

function isPending(schema: string, step: Migration, applied: string | undefined): boolean {
  if (applied !== undefined && applied !== step.sha256)
    throw new StartProblem(
      `The migration ${step.name} of ${schema} has changed since it was applied. Restore it, and put the change into a new one.`,
    )
  return applied === undefined
}

async function applyStep(client: Client, schema: string, step: Migration): Promise<void> {
  try {
    await inTransaction(
      client,
      `set local role ${ownerRole(schema)};
       set local search_path = ${schema}, viewer, public;
       set local viewer.role = 'SYSTEM';
       ${step.text}
       ;
       insert into migration (name, sha256) values ('${step.name}', '${step.sha256}')`,
    )
  } catch (error) {
    const { message, position } = error as { message: string; position?: string }
    const where = position === undefined ? '' : ` (at character ${position})`
    throw new StartProblem(`The migration ${step.name} of ${schema} failed: ${message}${where}`, { cause: error })
  }
}

/** graphile-worker's own tables, made by the login role, which works with all of them. */
async function applyJobs(client: Client, schema: string, url: string): Promise<void> {
  const { rows } = await client.query<{ database: string }>('select current_database() as database')
  const database = escapeIdentifier(rows[0]?.database ?? '')
  // graphile-worker says `create schema if not exists`, for which PostgreSQL wants the right even where it exists.
  await client.query(`grant create on database ${database} to ${loginRole(schema)}`)
  const pool = new Pool({ connectionString: url, max: 1 })
  pool.on('error', () => undefined)
  pool.on('connect', (connection) => connection.on('error', () => undefined))
  try {
    await runMigrations({ pgPool: pool, schema: `${schema}_jobs`, logger: jobLogger(silentLog) })
  } finally {
    await pool.end()
    await client.query(`revoke create on database ${database} from ${loginRole(schema)}`)
  }
}
