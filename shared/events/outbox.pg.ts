import type { Clock, Ids } from '../clock'
import { together, type Transaction } from '../database'
import { sql } from '../database/pg'
import type { Jobs } from '../jobs/job'
import { deliverEvents, type DeliverPayload } from './delivery.job'
import type { NewEvent, Outbox } from './event'

/**
 * Events are stored with the change they tell of, and a job that delivers them is added, in the change's transaction.
 * Who publishes about an aggregate waits for whoever is publishing about the same one, so that positions are in the
 * order of the commits.
 */
export class PgOutbox implements Outbox {
  constructor(
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  publish(tx: Transaction, event: NewEvent): Promise<void> {
    return this.publishAll(tx, [event])
  }

  async publishAll(tx: Transaction, events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return
    const at = this.clock.now()
    const rows = events.map(({ kind, aggregateId, version, data }) => {
      return { id: this.ids.next(), kind, aggregate_id: aggregateId, version, data }
    })
    const stored = sql(
      tx,
      `/* publishEvents */ with given as materialized (
         select row_number() over () as nth, g.*
         from json_to_recordset($1) as g (id uuid, kind text, aggregate_id text, version integer, data jsonb)
       ), ordered as materialized (
         select aggregate_id, pg_advisory_xact_lock(hashtextextended(current_schema() || aggregate_id, 0))
         from (select distinct aggregate_id from given order by aggregate_id) as aggregates
       )
       insert into event (id, kind, aggregate_id, version, data, at)
       select id, kind, aggregate_id, version, data, $2 from given join ordered using (aggregate_id) order by nth`,
      [JSON.stringify(rows), at],
    )
    const payload: DeliverPayload = { aggregates: [...new Set(events.map((event) => event.aggregateId))] }
    await together([stored, this.jobs.add(tx, deliverEvents, payload)])
  }
}
