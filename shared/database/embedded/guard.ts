import { Client } from 'pg'
import type { Access } from './files'

/** Held for as long as a hub uses the cluster, by the one session that nobody else opens. */
const lock = 4_152_120_822

/** Connects to the cluster's maintenance database. */
export async function connectGuard({ port, password }: Access): Promise<Client> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    application_name: 'hub guard',
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  })
  // Told by 'end' as well; without a listener it would end the process.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Whether no other hub uses the cluster; if so, it is ours for as long as this session lives. */
export async function takeCluster(guard: Client): Promise<boolean> {
  const { rows } = await guard.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [lock])
  return rows[0]?.taken === true
}

/** Makes the database that the hub lives in. */
export async function ensureDatabase(guard: Client, name: string): Promise<void> {
  const { rowCount } = await guard.query('select from pg_database where datname = $1', [name])
  if (rowCount === 0) await guard.query(`create database ${name}`)
}
