import { sql, type SubgraphDatabase } from '../database/pg'
import type { JobHandler } from './job'
import { withoutTrace } from './trace'

/** A job that failed while the queue was being emptied. */
export interface FailedJob {
  readonly name: string
  readonly error: unknown
}

/** What emptying the queue came to. */
export interface Drained {
  readonly ran: number
  readonly failed: readonly FailedJob[]
}

interface DueJob {
  readonly id: number
  readonly name: string
  readonly payload: object
}

/**
 * Runs what is due at the given time, one job after another, until nothing is left: for tests and tools, in a process
 * without a runner. A job that fails is put off as the runner would, and reported.
 */
export async function drainJobs(
  database: SubgraphDatabase,
  handlers: readonly JobHandler[],
  now: () => Date,
): Promise<Drained> {
  const failed: FailedJob[] = []
  const byName = new Map(handlers.map((handler) => [handler.name, handler]))
  for (let ran = 0; ; ran++) {
    const job = await take(database, now())
    if (!job) return { ran, failed }
    try {
      const handler = byName.get(job.name)
      if (!handler) throw new Error(`nobody handles the job ${job.name}`)
      await database.asSystem((caller) => handler.run(caller, withoutTrace(job.payload).payload))
      await remove(database, job.id)
    } catch (error) {
      failed.push({ name: job.name, error })
      await putOff(database, job.id, now())
    }
  }
}

async function take(database: SubgraphDatabase, now: Date): Promise<DueJob | undefined> {
  const jobs = `${database.name}_jobs`
  const [job] = await database.asSystem((caller) =>
    caller.write((tx) =>
      sql<DueJob>(
        tx,
        // Locked, as a runner does it: a job that adds its successor under its own key must not be taken for it.
        `/* nextDueJob */ update ${jobs}._private_jobs job set locked_at = $1, locked_by = 'drain'
         from ${jobs}._private_tasks task
         where task.id = job.task_id and job.id = (
           select id from ${jobs}._private_jobs
           where locked_at is null and attempts < max_attempts and run_at <= $1
           order by priority, run_at, id limit 1 for update skip locked)
         returning job.id, task.identifier as name, job.payload`,
        [now],
      ),
    ),
  )
  return job
}

async function remove(database: SubgraphDatabase, id: number): Promise<void> {
  const text = `/* removeDoneJob */ delete from ${database.name}_jobs._private_jobs where id = $1`
  await database.asSystem((caller) => caller.write((tx) => sql(tx, text, [id])))
}

async function putOff(database: SubgraphDatabase, id: number, now: Date): Promise<void> {
  const text = `/* putOffFailedJob */ update ${database.name}_jobs._private_jobs set attempts = attempts + 1,
    locked_at = null, locked_by = null, run_at = $2::timestamptz + exp(least(attempts + 1, 10)) * interval '1 second' where id = $1`
  await database.asSystem((caller) => caller.write((tx) => sql(tx, text, [id, now])))
}
