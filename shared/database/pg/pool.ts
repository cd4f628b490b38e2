import { setTimeout as wait } from 'node:timers/promises'
import { Pool, type PoolClient } from 'pg'
import type { Logger } from '../../logging'
import { isTracing } from '../../telemetry/tracing'
import { traceStatements } from './traced'
import { columnTypes } from './types'
import { DatabaseUnreachable, isUnreachable } from './unreachable'

export interface PoolOptions {
  readonly url: string
  /** The subgraph; shown in `pg_stat_activity`. */
  readonly name: string
  readonly size: number
  readonly log: Logger
  /** How long a statement may take, by default 30,000. Milliseconds. */
  readonly longest?: number
}

/** A server that is gone without a word cannot keep to its own limit: its connection is given up this much later. */
const silence = 5_000

/** How long a caller waits for a database that is just being restarted: less than the gateway's patience of 3 s. */
const patience = 2_000

/** A pool that survives the loss of its connections. */
export function openPool({ url, name, size, log, longest = 30_000 }: PoolOptions): Pool {
  const pool = new Pool({
    connectionString: url,
    application_name: `hub ${name}`,
    max: size,
    types: columnTypes,
    // A transaction's begin and its first statement go out together.
    pipeline: true,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: longest,
    query_timeout: longest + silence,
    idle_in_transaction_session_timeout: 60_000,
  })
  // Without a listener the loss of an idle connection would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection was lost'))
  pool.on('connect', (client) => {
    client.on('error', () => undefined)
    if (isTracing()) traceStatements(client)
  })
  return pool
}

/** A connection of the pool, waiting a moment for a database that is coming back. Throws DatabaseUnreachable. */
export async function acquire(pool: Pool, name: string): Promise<PoolClient> {
  const until = Date.now() + patience
  for (let pause = 25; ; pause = Math.min(pause * 2, 400)) {
    try {
      return await pool.connect()
    } catch (error) {
      if (!isUnreachable(error)) throw error
      if (pool.ending || Date.now() + pause > until) throw new DatabaseUnreachable(name, error)
      await wait(pause)
    }
  }
}
