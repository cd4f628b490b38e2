import { system } from '../auth'
import { sql, type SubgraphDatabase } from '../database/pg'
import type { Backlog } from '../telemetry'

/** Longest wait for the figures: whoever collects them asks again soon. Milliseconds. */
const patience = 2_000

/** What waits in a subgraph's database at the given time; null when it does not answer. */
export async function backlogOf(database: SubgraphDatabase, now: Date): Promise<Backlog | null> {
  const over = AbortSignal.timeout(patience)
  const late = new Promise<null>((resolve) => over.addEventListener('abort', () => resolve(null), { once: true }))
  const caller = database.callerOf(system, over)
  const jobs = `${database.name}_jobs._private_jobs`
  const reading = caller
    .read((tx) =>
      sql<Record<keyof Backlog, string>>(
        tx,
        `/* backlog */ select jobs.waiting as jobs, jobs.given_up as "givenUp", events.waiting as events, events.lag
         from (select count(*) filter (where attempts < max_attempts and locked_at is null and run_at <= $1) as waiting,
                 count(*) filter (where attempts >= max_attempts) as given_up from ${jobs}) as jobs,
           (select count(*) as waiting, coalesce(extract(epoch from $1 - min(at)), 0) as lag
            from event where delivered_at is null) as events`,
        [now],
      ),
    )
    .then(([row]) => (row ? numbersOf(row) : null))
    .catch(() => null)
    .finally(() => caller.end())
  return Promise.race([reading, late])
}

function numbersOf({ jobs, givenUp, events, lag }: Record<keyof Backlog, string>): Backlog {
  return { jobs: Number(jobs), givenUp: Number(givenUp), events: Number(events), lag: Math.max(0, Number(lag)) }
}
