import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { DispatchPlan } from './dispatch'
import type { DispatchStore } from './dispatch.store'

export class PgDispatchStore implements DispatchStore {
  async add(tx: Transaction, plan: DispatchPlan): Promise<void> {
    const text = `/* addDispatchPlan */ insert into dispatch_plan
      (id, area_code, made_by, assignments, unassigned, total_score, greedy_score, created_at)
      values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8)`
    const { id, areaCode, madeBy, assignments, unassigned, totalScore, greedyScore, createdAt } = plan
    const lists = [JSON.stringify(assignments), JSON.stringify(unassigned)]
    await sql(tx, text, [id, areaCode, madeBy, ...lists, totalScore, greedyScore, createdAt])
  }

  async byId(tx: Transaction, id: string): Promise<DispatchPlan | null> {
    const text = `/* dispatchPlan */ select id, area_code as "areaCode", made_by as "madeBy", assignments, unassigned,
        total_score as "totalScore", greedy_score as "greedyScore", created_at as "createdAt", applied_at as "appliedAt"
      from dispatch_plan where id = $1`
    const [row] = await sql<DispatchPlan>(tx, text, [id])
    return row ?? null
  }

  async save(tx: Transaction, { id, assignments, unassigned, appliedAt }: DispatchPlan): Promise<void> {
    const text = `/* saveDispatchPlan */ update dispatch_plan
      set assignments = $2::jsonb, unassigned = $3::jsonb, applied_at = $4 where id = $1`
    await sql(tx, text, [id, JSON.stringify(assignments), JSON.stringify(unassigned), appliedAt])
  }

  async waiting(tx: Transaction, area: string, most: number): Promise<readonly string[]> {
    const text = `/* casesWaitingForDispatch */ select c.id from case_record c
      where (c.area_code = $1 or (c.area_code >= $1 || '.' and c.area_code < $1 || '/'))
        and c.status in ('IN_PROGRESS', 'COORDINATING')
        and not exists (select from referral r where r.case_id = c.id
          and r.status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED'))
      order by c.opened_at, c.id limit $2`
    return (await sql<{ id: string }>(tx, text, [area, most])).map(({ id }) => id)
  }
}
