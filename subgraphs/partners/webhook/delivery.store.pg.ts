import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Delivery } from './delivery'
import type { ClaimableDelivery, DeliveryStore, Lane } from './delivery.store'

const columns = `d.id, d.endpoint_id as "endpointId", d.organization_id as "organizationId", d.subject, d.event,
  d.payload, d.status, d.attempts, d.last_status_code as "lastStatusCode", d.last_error as "lastError",
  d.created_at as "createdAt", d.next_attempt_at as "nextAttemptAt"`

const insertText = `/* insertDelivery */
insert into webhook_delivery (id, endpoint_id, organization_id, subject, event, payload, status, attempts, created_at,
                              next_attempt_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
const forgetText = `/* forgetDeliveries */
delete from webhook_delivery where endpoint_id = $1 and created_at < $2 and status in ('DELIVERED', 'FAILED')`
const lockText = `/* lockDeliveryLane */ select pg_advisory_xact_lock(hashtextextended($1, 0))`
const headText = `/* headOfDeliveryLane */
select ${columns}, d.claimed_until as "claimedUntil"
  from webhook_delivery d
 where d.endpoint_id = $1 and d.subject = $2 and d.status in ('PENDING', 'RETRYING')
 order by d.position limit 1`
const claimText = '/* claimDelivery */ update webhook_delivery set claimed_until = $2 where id = $1'
const updateText = `/* updateDelivery */
update webhook_delivery
   set status = $2, attempts = $3, last_status_code = $4, last_error = $5, next_attempt_at = $6, claimed_until = null
 where id = $1`
const byIdText = `/* deliveryById */ select ${columns} from webhook_delivery d where d.id = $1`
const giveUpText = `/* giveUpDeliveries */
update webhook_delivery set status = 'FAILED', next_attempt_at = null, last_error = $2
 where endpoint_id = $1 and status in ('PENDING', 'RETRYING')`
const ofText = `/* deliveriesOfEndpoints */
select d.*
  from jsonb_to_recordset($1::jsonb) as a("endpointId" uuid, first int)
 cross join lateral (select ${columns}, d.position
                       from webhook_delivery d where d.endpoint_id = a."endpointId"
                      order by d.created_at desc, d.position desc limit a.first) as d
 order by d."createdAt" desc, d.position desc`

export class PgDeliveryStore implements DeliveryStore {
  async insert(tx: Transaction, delivery: Delivery, forgetBefore: Date): Promise<void> {
    const { id, endpointId, organizationId, subject, event, payload, status, attempts } = delivery
    const { createdAt, nextAttemptAt } = delivery
    await sql(tx, forgetText, [endpointId, forgetBefore])
    const values = [id, endpointId, organizationId, subject, event, payload, status, attempts, createdAt, nextAttemptAt]
    await sql(tx, insertText, values)
  }

  async lockLane(tx: Transaction, { endpointId, subject }: Lane): Promise<void> {
    await sql(tx, lockText, [`webhook ${endpointId} ${subject}`])
  }

  async head(tx: Transaction, { endpointId, subject }: Lane): Promise<ClaimableDelivery | null> {
    return (await sql<ClaimableDelivery>(tx, headText, [endpointId, subject]))[0] ?? null
  }

  async claim(tx: Transaction, id: string, until: Date): Promise<void> {
    await sql(tx, claimText, [id, until])
  }

  async update(tx: Transaction, delivery: Delivery): Promise<void> {
    const { id, status, attempts, lastStatusCode, lastError, nextAttemptAt } = delivery
    await sql(tx, updateText, [id, status, attempts, lastStatusCode, lastError, nextAttemptAt])
  }

  async byId(tx: Transaction, id: string): Promise<Delivery | null> {
    return (await sql<Delivery>(tx, byIdText, [id]))[0] ?? null
  }

  async giveUp(tx: Transaction, endpointId: string, error: string): Promise<void> {
    await sql(tx, giveUpText, [endpointId, error])
  }

  async ofEndpoints(tx: Transaction, asked: readonly { endpointId: string; first: number }[]): Promise<Delivery[]> {
    return sql<Delivery>(tx, ofText, [JSON.stringify(asked)])
  }
}
