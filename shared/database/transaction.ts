import type { Viewer } from '../auth'

/**
 * A transaction with the viewer's settings in force. Opaque to services, which pass it on; only `.store.pg` looks
 * inside, with `sql(tx, …)` and `entities(tx)` of `shared/database/pg`.
 */
export interface Transaction {
  readonly viewer: Viewer
}

/** Reads with nobody's rights in a transaction of their own. */
export interface OpenReads {
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
}

/**
 * Who calls, and the transactions of this call. Use cases take one as their first argument and open their own
 * transaction; a store never does.
 */
export interface Caller {
  readonly viewer: Viewer
  /**
   * For rows that everybody may read, visitors too: many calls read them together. None while a transaction of this call
   * is open, in which they cost less.
   */
  readonly openReads?: OpenReads | null
  /** What has been read so far: loaders keep their caches for one scope, and a write begins a new one. */
  readonly scope: object
  /**
   * Reads in the request's one read-only transaction (read committed, opened at first use, kept until the request ends
   * or `pause` is called).
   */
  read<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /**
   * Runs `work` in a transaction of its own and commits. Deadlocks and serialisation failures are tried again, so
   * `work` does nothing but database work. What the request's loaders have read so far is forgotten.
   */
  write<T>(work: (tx: Transaction) => Promise<T>): Promise<T>
  /** Ends the read transaction until the next `read`: before waiting for anything that is not the database. */
  pause(): Promise<void>
}
