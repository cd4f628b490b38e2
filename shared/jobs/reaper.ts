import type { PoolClient } from 'pg'
import { sql, type SubgraphDatabase } from '../database/pg'
import type { Logger } from '../logging'

/**
 * Frees the jobs that a killed process left locked; graphile-worker itself would wait for four hours. Each pool of
 * workers holds an advisory lock on its listening connection, so a lock that can be had tells of a dead pool.
 */
export class Reaper {
  #timer: NodeJS.Timeout | null = null
  #sweep: Promise<void> = Promise.resolve()

  constructor(
    private readonly database: SubgraphDatabase,
    private readonly log: Logger,
  ) {}

  /** Marks a pool as living, for as long as its connection is open. */
  live(poolId: string, client: PoolClient): void {
    client.query('select pg_advisory_lock(hashtextextended($1, 0))', [poolId]).catch((error: unknown) => {
      this.log.warn({ err: error }, 'the job runner could not mark itself as living')
    })
  }

  start(): void {
    const next = (delay: number) => {
      this.#timer = setTimeout(() => {
        this.#sweep = this.#free().catch((error: unknown) => {
          this.log.debug({ err: error }, 'left-over jobs could not be looked for')
        })
        next(30_000)
      }, delay)
      this.#timer.unref()
    }
    // At once: after a crash this process is what the locked jobs wait for.
    next(0)
  }

  async stop(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.#sweep
  }

  /** A pool takes its lock a moment after it took its first jobs, hence the few seconds. */
  async #free(): Promise<void> {
    const jobs = `${this.database.name}_jobs`
    await this.database.asSystem((caller) =>
      caller.write((tx) =>
        sql(
          tx,
          `/* freeJobsOfDeadPools */ select from ${jobs}.force_unlock_workers(array(
             select locked_by from (
               select distinct locked_by from ${jobs}._private_jobs where locked_at < now() - interval '5 seconds'
             ) as pools where pg_try_advisory_xact_lock(hashtextextended(locked_by, 0))))`,
        ),
      ),
    )
    // One that was to be replaced while it ran is kept from running again by its last attempt, without having failed.
    await this.database.asSystem((caller) =>
      caller.write((tx) =>
        sql(
          tx,
          `/* removeReplacedJobs */ delete from ${jobs}._private_jobs
           where locked_at is null and key is null and attempts >= max_attempts and last_error is null`,
        ),
      ),
    )
  }
}
