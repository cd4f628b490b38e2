import { setTimeout as wait } from 'node:timers/promises'
import type { Viewer } from '../../auth'
import { HubError } from '../../errors'
import type { OpenCaller } from '../../graphql/subgraph'
import type { Caller, OpenReads, Transaction } from '../transaction'
import type { Connections } from './connections'
import { SharedRead } from './shared-read'
import { DatabaseUnreachable, isUnreachable } from './unreachable'

/** The request has been given up before its work could begin; nothing was changed. */
export class RequestOver extends HubError {
  constructor() {
    super('SUBGRAPH_TIMEOUT', 'The request was over before this could begin. Nothing has changed; try again.')
  }
}

/**
 * Serialisation failure, deadlock; and what a statement says that was sent side by side with the one which had it. Where
 * that one had failed for a reason of its own, the next attempt brings it to light.
 */
const retryable = new Set<unknown>(['40001', '40P01', '25P02'])
const mostAttempts = 5

/** A viewer's call on one subgraph's database. */
export class PgCaller implements OpenCaller {
  scope: object = {}
  #reading: SharedRead | null = null
  #ended = false

  /** @param over aborted when nobody waits for the call any more: it begins nothing then. */
  constructor(
    readonly viewer: Viewer,
    private readonly connections: Connections,
    private readonly over?: AbortSignal,
    private readonly open: OpenReads | null = null,
  ) {}

  get openReads(): OpenReads | null {
    return this.#reading ? null : this.open
  }

  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#read(work, this.connections.size)
  }

  async write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#stillWanted()
    // Holding one connection while waiting for another could make the pool wait for itself.
    await this.pause()
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once(work)
      } catch (error) {
        if (isUnreachable(error)) throw new DatabaseUnreachable(this.connections.name, error)
        if (attempt === mostAttempts || !retryable.has((error as { code?: unknown }).code)) throw error
        await wait(Math.random() * 10 * attempt)
      } finally {
        this.scope = {}
      }
    }
  }

  async pause(): Promise<void> {
    const reading = this.#reading
    this.#reading = null
    await reading?.leave()
  }

  /** What still runs, as beside a field that failed, may read on, and keeps no connection. */
  end(): Promise<void> {
    this.#ended = true
    return this.pause()
  }

  /** @param others how many connections may have died in the pool along with the one that is used first. */
  async #read<T>(work: (tx: Transaction) => Promise<T>, others: number): Promise<T> {
    this.#stillWanted()
    if (this.#reading?.broken) await this.pause()
    this.#reading ??= new SharedRead(this.connections, this.viewer, () => this.#stillWanted(), this.over !== undefined)
    const reading = this.#reading
    try {
      return await reading.run(work)
    } catch (error) {
      // Nothing was read: a connection that had died in the pool is replaced, as a write's is.
      if (others > 0 && reading.wasDead) return await this.#read(work, others - 1)
      throw error
    } finally {
      if (this.#ended) await this.pause()
    }
  }

  /** Whoever was told that it took too long must not find it done later. */
  #stillWanted(): void {
    if (this.over?.aborted) throw new RequestOver()
  }

  async #once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const tx = await this.connections.beginWrite(this.viewer, () => this.#stillWanted())
    try {
      const result = await work(tx)
      await this.connections.commit(tx)
      return result
    } catch (error) {
      await this.connections.rollback(tx, error)
      throw error
    }
  }
}

/** A caller whose reads and writes all belong to a transaction that is open already; whoever opened it commits. */
export function joined(tx: Transaction): Caller {
  const run = <T>(work: (tx: Transaction) => Promise<T>) => work(tx)
  return { viewer: tx.viewer, scope: {}, read: run, write: run, pause: () => Promise.resolve() }
}
