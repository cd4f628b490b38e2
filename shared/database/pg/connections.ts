import type { Pool, PoolClient } from 'pg'
import type { EntityManager } from 'typeorm'
import type { Viewer } from '../../auth'
import { beginFor } from './begin'
import { acquire } from './pool'
import { PgTransaction, type StatementListener, type Within } from './transaction'
import { isUnreachable } from './unreachable'

/** A server that is gone without a word cannot keep to a limit: its connection is given up this much later. */
const silence = 1_000

/** Opens and closes transactions on a subgraph's pool. */
export class Connections {
  constructor(
    readonly name: string,
    readonly pool: Pool,
    private readonly makeEntities: (client: PoolClient) => EntityManager,
    private readonly onStatement: StatementListener,
    /** How long a statement of a request's read may take. Milliseconds. */
    private readonly longestRead: number,
  ) {}

  /** The most connections there are at once. All of them may have died in the pool, before it was told of any. */
  get size(): number {
    return this.pool.options.max
  }

  /**
   * A read-only transaction whose begin is still under way: the first statement follows it on the wire. Await `begun`
   * before trusting what was read.
   * @param ready asked when there is a connection, which may have taken a while; throws to begin nothing.
   * @param soon somebody waits for it, and not for long: the server ends what takes longer, and a server that is gone
   *   without a word keeps no connection.
   */
  async beginRead(
    viewer: Viewer,
    ready: () => void,
    soon: boolean,
  ): Promise<{ tx: PgTransaction; begun: Promise<unknown> }> {
    const client = await this.#taken(ready)
    const longest = soon ? this.longestRead : undefined
    const within = longest === undefined ? {} : { query_timeout: longest + silence }
    const begun = client.query({ text: beginFor(viewer, 'read only', longest), ...within })
    // Reported by whoever awaits it; a request that ends before anybody does must not end the process.
    begun.catch(() => undefined)
    return { tx: this.transaction(viewer, client, within), begun }
  }

  /**
   * A read-write transaction. Connections that have died in the pool are replaced, as nothing has been done yet.
   * @param ready as for a read.
   */
  async beginWrite(viewer: Viewer, ready: () => void): Promise<PgTransaction> {
    for (let attempt = 1; ; attempt++) {
      const client = await this.#taken(ready)
      try {
        await client.query(beginFor(viewer, 'read write'))
        return this.transaction(viewer, client)
      } catch (error) {
        client.release(true)
        if (attempt > this.size || !isUnreachable(error)) throw error
      }
    }
  }

  /** Ends a read-only transaction; whoever has the connection next queues behind it, so nobody waits. A lost one is given up. */
  endRead(tx: PgTransaction, lost: boolean): void {
    if (lost) return tx.client.release(true)
    tx.client.query('commit').catch(() => undefined)
    tx.client.release()
  }

  /** Commits. Throws when a statement had failed and the work went on in spite of it: nothing was stored then. */
  async commit(tx: PgTransaction): Promise<void> {
    const { command } = await tx.client.query('commit')
    if (command !== 'COMMIT') throw new Error('Nothing was stored: a statement of the transaction had failed.')
    tx.client.release()
    for (const done of tx.afterCommit) done()
  }

  /** Takes everything back, and gives up a connection that cannot even do that, or that has just failed itself. */
  async rollback(tx: PgTransaction, because: unknown): Promise<void> {
    if (isUnreachable(because)) return tx.client.release(true)
    try {
      await tx.client.query('rollback')
      tx.client.release()
    } catch {
      tx.client.release(true)
    }
  }

  async #taken(ready: () => void): Promise<PoolClient> {
    const client = await acquire(this.pool, this.name)
    try {
      ready()
      return client
    } catch (error) {
      client.release()
      throw error
    }
  }

  private transaction(viewer: Viewer, client: PoolClient, within?: Within): PgTransaction {
    return new PgTransaction(viewer, client, this.makeEntities, this.onStatement, within)
  }
}
