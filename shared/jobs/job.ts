import type { Caller, Transaction } from '../database'

export interface JobOptions {
  /** Not before; default: at once. */
  readonly runAt?: Date
  /** A later job with the same key replaces an earlier one that has not run. */
  readonly key?: string
  /** Jobs of one queue run one after another. */
  readonly queue?: string
  /** Default 25, with exponential waits between. */
  readonly maxAttempts?: number
}

/** Where use cases put work for later; it runs if, and only if, the transaction commits. */
export interface Jobs {
  add(tx: Transaction, name: string, payload: object, options?: JobOptions): Promise<void>
  /** Takes a job that has not run back, by its key. */
  cancel(tx: Transaction, key: string): Promise<void>
}

/** A kind of job of one subgraph. It is run at least once, as the system viewer, and throws to be tried again. */
export interface JobHandler<Payload extends object = object> {
  readonly name: string
  run(caller: Caller, payload: Payload): Promise<void>
}
