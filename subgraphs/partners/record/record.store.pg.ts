import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { HeardEvaluation, HeardReferral, RecordStore } from './record.store'

// Locked before anything is counted, so that two events of one organisation count one after the other and the second
// sees the first.
const openText = `/* openTrackRecord */
insert into track_record (organization_id) select id from organization where id = $1 on conflict do nothing`
const lockText = '/* lockTrackRecord */ select 1 from track_record where organization_id = $1 for update'

const referralText = `/* hearReferral */
insert into referral (id, organization_id, service_id, status, response_minutes, version)
values ($1, $2, $3, $4, $5, $6)
on conflict (id) do update
   set organization_id = excluded.organization_id, service_id = excluded.service_id, status = excluded.status,
       response_minutes = coalesce(excluded.response_minutes, referral.response_minutes), version = excluded.version
 where referral.version <= excluded.version`

const loadText = `/* countLoad */
update service s
   set load = c.load
  from (select count(*)::int as load from referral
         where service_id = $1 and status in ('ACCEPTED', 'CHECKED_IN', 'REPORTED')) as c
 where s.id = $1 and s.load <> c.load`

const responseText = `/* countResponseMinutes */
update track_record t
   set response_minutes = (select percentile_cont(0.5) within group (order by response_minutes)
                             from referral where organization_id = $1 and response_minutes is not null)
 where t.organization_id = $1`

const evaluationText = `/* hearEvaluation */
insert into evaluation (id, organization_id, satisfaction, version) values ($1, $2, $3, $4)
on conflict (id) do update set satisfaction = excluded.satisfaction, version = excluded.version
 where evaluation.version <= excluded.version`

const ratingText = `/* countRating */
update track_record t
   set satisfaction_sum = c.total, evaluations = c.number
  from (select coalesce(sum(satisfaction), 0)::int as total, count(*)::int as number
          from evaluation where organization_id = $1) as c
 where t.organization_id = $1`

export class PgRecordStore implements RecordStore {
  async saveReferral(tx: Transaction, referral: HeardReferral): Promise<void> {
    const { id, organizationId, serviceId, status, responseMinutes, version } = referral
    if (!(await this.lock(tx, organizationId))) return
    await sql(tx, referralText, [id, organizationId, serviceId, status, responseMinutes, version])
    if (serviceId !== null) await sql(tx, loadText, [serviceId])
    if (responseMinutes !== null) await sql(tx, responseText, [organizationId])
  }

  async saveEvaluation(tx: Transaction, evaluation: HeardEvaluation): Promise<void> {
    const { id, organizationId, satisfaction, version } = evaluation
    if (!(await this.lock(tx, organizationId))) return
    await sql(tx, evaluationText, [id, organizationId, satisfaction, version])
    await sql(tx, ratingText, [organizationId])
  }

  private async lock(tx: Transaction, organizationId: string): Promise<boolean> {
    await sql(tx, openText, [organizationId])
    return (await sql(tx, lockText, [organizationId])).length > 0
  }
}
