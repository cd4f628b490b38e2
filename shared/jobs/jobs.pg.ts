import type { Transaction } from '../database'
import { sql } from '../database/pg'
import type { JobOptions, Jobs } from './job'
import { withTrace } from './trace'

/** graphile-worker's queue in the schema `<subgraph>_jobs`, filled in the caller's own transaction. */
export class PgJobs implements Jobs {
  readonly #add: string
  readonly #cancel: string

  /** @param now when a job without `runAt` is due; by default the database's own time. */
  constructor(
    subgraph: string,
    private readonly now: () => Date | null = () => null,
  ) {
    this.#add = `/* addJob */ select from ${subgraph}_jobs.add_job($1, $2::json, queue_name => $3, run_at => $4,
      max_attempts => $5, job_key => $6)`
    this.#cancel = `/* cancelJob */ select from ${subgraph}_jobs.remove_job($1)`
  }

  async add(tx: Transaction, name: string, payload: object, options: JobOptions = {}): Promise<void> {
    const { runAt, queue = null, maxAttempts = null, key = null } = options
    // What is due at another time is a story of its own; hourly jobs, which add themselves, would never end theirs.
    const stored = JSON.stringify(runAt ? payload : withTrace(payload))
    await sql(tx, this.#add, [name, stored, queue, runAt ?? this.now(), maxAttempts, key])
  }

  async cancel(tx: Transaction, key: string): Promise<void> {
    await sql(tx, this.#cancel, [key])
  }
}
