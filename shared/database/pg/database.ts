import type { Pool } from 'pg'
import type { DataSource } from 'typeorm'
import { anonymous, system, type Viewer } from '../../auth'
import { silentLog, type Logger } from '../../logging'
import type { PoolUse } from '../../telemetry/metrics'
import type { OpenReads, Transaction } from '../transaction'
import { PgCaller } from './caller'
import { Connections } from './connections'
import { managerOn, openDataSource } from './orm'
import { openPool } from './pool'
import { sql } from './sql'
import type { StatementListener } from './transaction'
import { DatabaseUnreachable, isUnreachable } from './unreachable'

/** How long a statement may take that is no request's and no job's: these take and end jobs, and listen. Milliseconds. */
const longestApart = 5_000

/** How long a statement of a request's read may take: nobody waits for a subgraph longer than 3 s. Milliseconds. */
const longestOfRequests = 4_000

export interface DatabaseOptions {
  /** Of the subgraph's own login role. */
  readonly url: string
  /** The subgraph, and its schema. */
  readonly name: string
  /** TypeORM entity classes. */
  readonly entities: readonly (abstract new () => object)[]
  /** The most connections at a time. */
  readonly poolSize: number
  readonly log?: Logger
  readonly onStatement?: StatementListener
  /** How long a statement may take that a request reads with, by default 4,000. Milliseconds. */
  readonly longestRead?: number
}

/** A subgraph's database, as its login role sees it. */
export class SubgraphDatabase {
  readonly #connections: Connections
  /** One and the same object for all calls: what they read together hangs on it. */
  readonly #openReads: OpenReads = { read: (work) => this.#asAnybody(work) }

  private constructor(
    readonly name: string,
    readonly pool: Pool,
    source: DataSource,
    onStatement: StatementListener,
    longestRead: number,
    private readonly anotherPool: (size: number) => Pool,
  ) {
    this.#connections = new Connections(name, pool, (client) => managerOn(source, client), onStatement, longestRead)
  }

  /** Connects. Throws DatabaseUnreachable. */
  static async open(options: DatabaseOptions): Promise<SubgraphDatabase> {
    const { url, name, entities, poolSize, log = silentLog } = options
    const { onStatement = () => undefined, longestRead = longestOfRequests } = options
    const pool = openPool({ url, name, size: poolSize, log })
    const poolOf = (size: number) => openPool({ url, name, size, log, longest: longestApart })
    try {
      const source = await openDataSource(pool, name, entities, onStatement)
      return new SubgraphDatabase(name, pool, source, onStatement, longestRead, poolOf)
    } catch (error) {
      await pool.end()
      throw isUnreachable(error) ? new DatabaseUnreachable(name, error) : error
    }
  }

  /** The transactions of one call, which begins none once `over` is aborted; whoever asks for them ends them. */
  callerOf(viewer: Viewer, over?: AbortSignal): PgCaller {
    return new PgCaller(viewer, this.#connections, over, this.#openReads)
  }

  /** A call of the hub itself, ended when the work is done. */
  async asSystem<T>(work: (caller: PgCaller) => Promise<T>): Promise<T> {
    const caller = this.callerOf(system)
    try {
      return await work(caller)
    } finally {
      await caller.end()
    }
  }

  /** As a visitor's request, which is never given up. */
  async #asAnybody<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const caller = this.callerOf(anonymous, new AbortController().signal)
    try {
      return await caller.read(work)
    } finally {
      await caller.end()
    }
  }

  /** Connections apart from those of requests, for what must not wait behind them. Whoever asks for them ends them. */
  openPool(size: number): Pool {
    return this.anotherPool(size)
  }

  /** Connections of requests: those in use, those that are idle, and who waits for one. */
  get use(): PoolUse {
    const { totalCount, idleCount, waitingCount } = this.pool
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount }
  }

  /** Null when the database answers, else why not, in words for an operator. */
  async problem(): Promise<string | null> {
    try {
      await this.asSystem((caller) => caller.read((tx) => sql(tx, '/* ping */ select')))
      return null
    } catch {
      return `the database of ${this.name} does not answer`
    }
  }

  /** Waits for the connections that are in use, then closes all; a second time there is nothing to do. */
  async close(): Promise<void> {
    if (!this.pool.ending) await this.pool.end()
  }
}
