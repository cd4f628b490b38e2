import { sql } from '../../../shared/database/pg'
import type { ReferralStore } from './referral.store'

export const referralsInPostgres: ReferralStore = {
  async save(tx, { id, groupId, caseId, status, responseMinutes }) {
    const keep = `/* keepReferral */ insert into group_referral (id, group_id, case_id, status, response_minutes)
      select $1, volunteer_group.id, $3, $4, $5 from volunteer_group where volunteer_group.id = $2
      on conflict (id) do update set status = excluded.status,
        response_minutes = coalesce(excluded.response_minutes, group_referral.response_minutes)`
    await sql(tx, keep, [id, groupId, caseId, status, responseMinutes])
    if (responseMinutes === null) return
    const median = `/* medianResponse */ update volunteer_group set median_response_minutes = (
        select percentile_cont(0.5) within group (order by response_minutes) from group_referral where group_id = $1
      ) where id = $1`
    await sql(tx, median, [groupId])
  },
  async lockStatus(tx, id) {
    const text = '/* referralLocked */ select status from group_referral where id = $1 for update'
    return (await sql<{ status: string }>(tx, text, [id]))[0]?.status ?? null
  },
  async evaluate(tx, { id, groupId, satisfaction }) {
    const keep = `/* keepEvaluation */ insert into group_evaluation (id, group_id, satisfaction)
      select $1, volunteer_group.id, $3 from volunteer_group where volunteer_group.id = $2
      on conflict (id) do update set satisfaction = excluded.satisfaction`
    await sql(tx, keep, [id, groupId, satisfaction])
    const rate = `/* rateGroup */ update volunteer_group set (satisfaction_sum, evaluation_count) = (
        select coalesce(sum(satisfaction), 0), count(*) from group_evaluation where group_id = $1
      ) where id = $1`
    await sql(tx, rate, [groupId])
  },
}
