import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import type { CaseEvent } from './timeline'
import type { TimelineStore } from './timeline.store'

export class PgTimelineStore implements TimelineStore {
  async add(tx: Transaction, event: CaseEvent): Promise<void> {
    const text = `/* addCaseEvent */ insert into case_event
      (id, case_id, sequence, kind, at, actor_id, text, referral_id, status, assignee_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
    const { id, caseId, sequence, kind, at, actorId, referralId, status, assigneeId } = event
    await sql(tx, text, [id, caseId, sequence, kind, at, actorId, event.text, referralId, status, assigneeId])
  }

  ofCases(tx: Transaction, caseIds: readonly string[], page: Page) {
    const text = `/* timelinesOfCases */ select e.* from unnest($1::uuid[]) as k (id) cross join lateral (
        select id, case_id as "caseId", sequence, kind, at, actor_id as "actorId", text, referral_id as "referralId",
          status, assignee_id as "assigneeId"
        from case_event where case_id = k.id and sequence > coalesce($2::integer, 0)
        order by sequence limit $3) e`
    return sql<CaseEvent>(tx, text, [caseIds, page.after?.[0] ?? null, page.first + 1])
  }

  countOfCases(tx: Transaction, caseIds: readonly string[]) {
    const text = `/* countTimelines */ select case_id as key, count(*) as count from case_event
      where case_id = any($1::uuid[]) group by case_id`
    return sql<{ key: string; count: number }>(tx, text, [caseIds])
  }
}
