import type { Caller } from '../database'
import { sql } from '../database/pg'
import { deliverEvents, deliverLeftovers } from '../events'
import type { JobHandler, Jobs } from '../jobs'

const name = 'tidy'
const everyHour = 3_600_000

/** Housekeeping of the frame's tables, once an hour: it delivers what a lost job left behind, and forgets what is old. */
export function tidyJob(jobs: Jobs, now: () => Date): JobHandler {
  return {
    name,
    async run(caller) {
      await caller.write(async (tx) => {
        await sql(
          tx,
          `/* pruneFrame */ with events as (
             delete from event where delivered_at < now() - interval '30 days'
           ), consumed as (
             delete from consumed_event where consumed_at < now() - interval '60 days'
           )
           delete from idempotency_key where made_at < now() - interval '30 days'`,
        )
        await jobs.add(tx, deliverEvents, {}, { key: deliverLeftovers })
        await jobs.add(tx, name, {}, { key: name, runAt: new Date(now().getTime() + everyHour) })
      })
    },
  }
}

/** Adds the first of the hourly jobs: at a start something may have been left behind. */
export async function beginTidying(caller: Caller, jobs: Jobs): Promise<void> {
  await caller.write((tx) => jobs.add(tx, name, {}, { key: name }))
}
