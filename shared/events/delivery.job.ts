import type { Caller } from '../database'
import { sql } from '../database/pg'
import type { JobHandler, Jobs } from '../jobs/job'
import type { HubEvent } from './event'
import type { EventTransport } from './transport'

/** The name of the job that every published event comes with. */
export const deliverEvents = 'deliver_events'

export interface DeliverPayload {
  /** Whose events are to be delivered; all that are left over when it is missing. */
  readonly aggregates?: readonly string[]
}

const batchSize = 500
/** The key of the one job that sees to all that is left over. */
export const deliverLeftovers = 'deliver everything'
/** When it comes again: the sooner the younger what is left over is. Milliseconds. */
const again = { soonest: 5_000, latest: 60_000, ofAge: 0.25 }

/**
 * Delivers what aggregates have published and not everybody has, oldest first. It fails while anything is left over,
 * and another job comes soon for all of that: by itself a job that fails comes less and less often, and whoever was
 * away for ten minutes would hear of nothing for twenty more. Two deliveries of the same events at once do no harm: whoever handles an event first remembers
 * it, the other waits for that and goes on to the next.
 */
export function deliveryJob(
  from: string,
  transport: EventTransport,
  { jobs, now }: { readonly jobs: Jobs; readonly now: () => Date },
): JobHandler<DeliverPayload> {
  const comeAgain = (caller: Caller, oldest: HubEvent | undefined) => {
    const age = oldest ? now().getTime() - Date.parse(oldest.at) : 0
    const wait = Math.min(again.latest, Math.max(again.soonest, age * again.ofAge))
    const options = { key: deliverLeftovers, runAt: new Date(now().getTime() + wait) }
    return caller.write((tx) => jobs.add(tx, deliverEvents, {}, options))
  }
  return {
    name: deliverEvents,
    async run(caller, { aggregates }) {
      const stuck: string[] = []
      for (;;) {
        const events = await undelivered(caller, aggregates ?? null, stuck)
        if (events.length === 0) break
        await caller.pause()
        const left = await transport.publish(from, events)
        stuck.push(...new Set(left.map(({ event }) => event.aggregateId)))
        const leftIds = new Set(left.map(({ event }) => event.id))
        await markDelivered(
          caller,
          events.filter((event) => !leftIds.has(event.id)),
        )
        const [first] = left
        if (first) await comeAgain(caller, first.event)
        if (first && events.length < batchSize)
          throw new Error('Some events could not be delivered.', { cause: first.error })
      }
      if (stuck.length > 0) throw new Error('Some events could not be delivered.')
    },
  }
}

function undelivered(caller: Caller, aggregates: readonly string[] | null, stuck: readonly string[]) {
  return caller.read((tx) =>
    sql<HubEvent>(
      tx,
      `/* undeliveredEvents */ select id, kind, aggregate_id as "aggregateId", version, data,
         to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from event
       where delivered_at is null and ($1::text[] is null or aggregate_id = any($1)) and aggregate_id <> all($2::text[])
       order by position limit ${batchSize}`,
      [aggregates, stuck],
    ),
  )
}

async function markDelivered(caller: Caller, events: readonly HubEvent[]): Promise<void> {
  if (events.length === 0) return
  const text =
    '/* markDelivered */ update event set delivered_at = now() where id = any($1::uuid[]) and delivered_at is null'
  await caller.write((tx) => sql(tx, text, [events.map((event) => event.id)]))
}
