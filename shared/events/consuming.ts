import type { Transaction } from '../database'
import { sql, type SubgraphDatabase } from '../database/pg'
import type { EventConsumer, HubEvent } from './event'
import type { ProcessLiveFeed } from './live'
import type { EventReceiver, Undelivered } from './transport'

/** Hands events to a subgraph's consumers, each event once, then to its live feed. */
export class ConsumerGroup implements EventReceiver {
  readonly name: string

  constructor(
    private readonly database: SubgraphDatabase,
    private readonly consumers: readonly EventConsumer[],
    private readonly live: ProcessLiveFeed,
  ) {
    this.name = database.name
  }

  async receive(events: readonly HubEvent[]): Promise<readonly Undelivered[]> {
    const left: Undelivered[] = []
    for (const consumer of this.consumers) {
      const wanted = events.filter((event) => consumer.kinds.includes(event.kind))
      if (wanted.length > 0) left.push(...(await this.#consume(consumer, wanted)))
    }
    const missing = new Set(left.map((undelivered) => undelivered.event.id))
    for (const event of events) if (!missing.has(event.id)) this.live.send(event)
    return left
  }

  /** All in one transaction; if that fails one by one, and after a failure the later ones of its aggregate wait. */
  async #consume(consumer: EventConsumer, events: readonly HubEvent[]): Promise<Undelivered[]> {
    try {
      await this.#handle(consumer, events)
      return []
    } catch (error) {
      const [only] = events
      if (only && events.length === 1) return [{ event: only, error }]
    }
    const left: Undelivered[] = []
    const held = new Map<string, unknown>()
    for (const event of events) {
      const error = held.get(event.aggregateId)
      const problem = error ? [{ event, error }] : await this.#consume(consumer, [event])
      for (const { error: reason } of problem) held.set(event.aggregateId, reason)
      left.push(...problem)
    }
    return left
  }

  async #handle(consumer: EventConsumer, events: readonly HubEvent[]): Promise<void> {
    await this.database.asSystem((caller) =>
      caller.write(async (tx) => {
        const fresh = await remember(tx, consumer.name, events)
        for (const event of events) if (fresh.has(event.id)) await consumer.handle(tx, event)
      }),
    )
  }
}

/** Notes the events as handled; answers those that were not before. Waits for whoever is just handling one of them. */
async function remember(tx: Transaction, consumer: string, events: readonly HubEvent[]): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    tx,
    `/* rememberEvents */ insert into consumed_event (consumer, event_id)
     select $1, id from unnest($2::uuid[]) with ordinality as given (id, nth) order by nth
     on conflict do nothing returning event_id as id`,
    [consumer, events.map((event) => event.id)],
  )
  return new Set(rows.map((row) => row.id))
}
