import type { Transaction } from '../database'
import { afterCommit, sql } from '../database/pg'
import type { JobOptions, Jobs } from './job'
import { withTrace } from './trace'
import type { Wake } from './wake'

/** graphile-worker's queue in the schema `<subgraph>_jobs`, filled in the caller's own transaction. */
export class PgJobs implements Jobs {
  readonly #addPlain: string
  readonly #add: string
  readonly #cancel: string

  /**
   * @param now when a job without `runAt` is due; by default the database's own time.
   * @param wake tells runners of jobs once they are committed; without one the transaction does.
   */
  constructor(
    subgraph: string,
    private readonly now: () => Date | null = () => null,
    private readonly wake?: Wake,
  ) {
    // As `add_job` stores what replaces nothing and waits in no queue.
    this.#addPlain = `/* addJob */ insert into ${subgraph}_jobs._private_jobs (task_id, payload, run_at, max_attempts)
      select id, $2::json, coalesce($3, now()), coalesce($4, 25) from ${subgraph}_jobs._private_tasks
      where identifier = $1 returning id`
    this.#add = `/* addJob */ select from ${subgraph}_jobs.add_job($1, $2::json, queue_name => $3, run_at => $4,
      max_attempts => $5, job_key => $6)`
    this.#cancel = `/* cancelJob */ select from ${subgraph}_jobs.remove_job($1)`
  }

  async add(tx: Transaction, name: string, payload: object, options: JobOptions = {}): Promise<void> {
    const { runAt, queue = null, maxAttempts = null, key = null } = options
    // What is due at another time is a story of its own; hourly jobs, which add themselves, would never end theirs.
    const stored = JSON.stringify(runAt ? payload : withTrace(payload))
    const at = runAt ?? this.now()
    const plain = queue === null && key === null
    if (plain && (await this.addPlain(tx, [name, stored, at, maxAttempts]))) return
    await sql(tx, this.#add, [name, stored, queue, at, maxAttempts, key])
  }

  async cancel(tx: Transaction, key: string): Promise<void> {
    await sql(tx, this.#cancel, [key])
  }

  /** False: nobody would tell the runners, or no job of this name has ever been added, nor has a runner told of it. */
  private async addPlain(tx: Transaction, values: readonly unknown[]): Promise<boolean> {
    const { wake } = this
    if (!wake) return false
    const added = await sql(tx, this.#addPlain, values)
    if (added.length > 0) afterCommit(tx, () => wake.tell())
    return added.length > 0
  }
}
