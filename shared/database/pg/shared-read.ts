import type { Viewer } from '../../auth'
import { TookTooLong } from '../../errors'
import type { Transaction } from '../transaction'
import type { Connections } from './connections'
import type { PgTransaction } from './transaction'
import { DatabaseUnreachable, isUnreachable } from './unreachable'

/** A server that says nothing has used up the time of the request. */
const isSilence = (error: unknown): boolean => String((error as Error | null)?.message).startsWith('Query read timeout')

/** The server has ended a statement that took longer than its request would have waited. */
const isCancelled = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '57014'

/** One read-only transaction that a request's resolvers use side by side. It ends when it was left and nobody reads. */
export class SharedRead {
  #opened: Promise<{ tx: PgTransaction; begun: Promise<unknown> }>
  #running = 0
  #left = false
  #lost = false
  #answered = false
  #wasDead = false
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
    let connected = false
    try {
      const { tx, begun } = await this.#opened
      connected = true
      const result = await work(tx)
      await begun
      this.#answered = true
      return result
    } catch (error) {
      this.broken = true
      this.#lost ||= isUnreachable(error)
      this.#wasDead ||= this.#lost && connected && !this.#answered && !isSilence(error)
      if (this.#lost) throw new DatabaseUnreachable(this.connections.name, error)
      throw isCancelled(error) ? new TookTooLong() : error
    } finally {
      this.#running -= 1
      if (this.#left && this.#running === 0) await this.#end()
    }
  }

  /** Its connection was gone before anything could be read. */
  get wasDead(): boolean {
    return this.#wasDead
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
