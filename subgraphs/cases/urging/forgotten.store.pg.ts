import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { cascadeKey, cascadeNext } from '../cascade/cascade'
import { clockKey } from '../case/case-changes'
import type { ForgottenStore } from './forgotten.store'

/** Jobs whose key is one of these, and that will still be tried. */
const living = `select key from cases_jobs.jobs where key is not null and attempts < max_attempts`
/** How often the same may be heard: see `urging.ts`. */
const milestones = 4

export class PgForgottenStore implements ForgottenStore {
  async wake(tx: Transaction, now: Date): Promise<number> {
    const text = `/* wakeForgotten */ with due as (
        select 'case-clock' as name, json_build_object('caseId', id) as payload, '${clockKey('')}' || id as key
        from case_record
        where status in ('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING')
          and paused_since is null and heard < ${milestones}
        union all
        select 'referral-clock', json_build_object('referralId', id), 'referral-clock:' || id from referral
        where (status = 'OFFERED' and heard = 0) or (status in ('ACCEPTED', 'CHECKED_IN') and heard < ${milestones})
        union all
        select 'expire-referral', json_build_object('referralId', id), 'expire-referral:' || id from referral
        where status = 'OFFERED' and respond_by <= $1
        union all
        select '${cascadeNext}', json_build_object('batchId', c.batch_id), '${cascadeKey('')}' || c.batch_id
        from referral_cascade c
        where not c.ended and not exists (select from referral r
          where r.case_id = c.case_id and r.batch_id = c.batch_id and r.status not in ('DECLINED', 'EXPIRED', 'WITHDRAWN'))
      )
      select count(*) as count from (
        select cases_jobs.add_job(name, payload, run_at => $1, job_key => key)
        from due where key not in (${living})
      ) as woken`
    const [row] = await sql<{ count: number }>(tx, text, [now])
    return row?.count ?? 0
  }
}
