import type { Viewer } from '../../auth'
import { HubError } from '../../errors'
import type { Transaction } from '../transaction'
import type { Connections } from './connections'
import type { PgTransaction } from './transaction'
import { DatabaseUnreachable, isUnreachable } from './unreachable'

/** The server has ended a statement that took longer than its request would have waited. */
class TookTooLong extends HubError {
  constructor() {
    super('SUBGRAPH_TIMEOUT', 'This took too long. Ask for less at once, or try again soon.')
  }
}

const isCancelled = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '57014'

/** One read-only transaction that a request's resolvers use side by side. It ends when it was left and nobody reads. */
export class SharedRead {
  #opened: Promise<{ tx: PgTransaction; begun: Promise<unknown> }>
  #running = 0
  #left = false
  #lost = false
  /** A failed statement aborts the whole transaction: the next reader needs a new one. */
  broken = false

  constructor(
    private readonly connections: Connections,
    viewer: Viewer,
    ready: () => void,
    soon: boolean,
  ) {
    this.#opened = connections.beginRead(viewer, ready, soon)
    this.#opened.catch(() => undefined)
  }

  async run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    this.#running += 1
    try {
      const { tx, begun } = await this.#opened
      const result = await work(tx)
      await begun
      return result
    } catch (error) {
      this.broken = true
      this.#lost ||= isUnreachable(error)
      if (this.#lost) throw new DatabaseUnreachable(this.connections.name, error)
      throw isCancelled(error) ? new TookTooLong() : error
    } finally {
      this.#running -= 1
      if (this.#left && this.#running === 0) await this.#end()
    }
  }

  /** To be called once. Reads that are running still finish; the connection goes back after the last of them. */
  async leave(): Promise<void> {
    this.#left = true
    if (this.#running === 0) await this.#end()
  }

  async #end(): Promise<void> {
    const opened = await this.#opened.catch(() => null)
    if (opened) this.connections.endRead(opened.tx, this.#lost)
  }
}
