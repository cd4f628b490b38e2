import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Assignment, ClaimStore, TaskClaim } from './claim.store'

export class PgClaimStore implements ClaimStore {
  async save(tx: Transaction, claim: TaskClaim): Promise<TaskClaim> {
    const text = `/* saveTaskClaim */ insert into task_claim as c (claim_id, referral_id, group_id, released)
      values ($1, $2, $3, $4)
      on conflict (claim_id) do update set released = c.released or excluded.released
      returning claim_id as "claimId", referral_id as "referralId", group_id as "groupId", released`
    const { claimId, referralId, groupId, released } = claim
    const [row] = await sql<TaskClaim>(tx, text, [claimId, referralId, groupId, released])
    return row ?? claim
  }

  async held(tx: Transaction, referralId: string): Promise<number> {
    const text = '/* heldClaims */ select count(*) as count from task_claim where referral_id = $1 and not released'
    const [row] = await sql<{ count: number }>(tx, text, [referralId])
    return row?.count ?? 0
  }

  async saveAssignment(tx: Transaction, assignment: Assignment): Promise<void> {
    const text = `/* saveAssignment */ insert into case_assignment (id, claim_id, volunteer_id, case_id, referral_id, status)
      values ($1, $2, $3, $4, $5, $6) on conflict (id) do update set status = $6`
    const { id, claimId, volunteerId, caseId, referralId, status } = assignment
    await sql(tx, text, [id, claimId, volunteerId, caseId, referralId, status])
  }

  async dropAssignments(tx: Transaction, claimId: string): Promise<void> {
    await sql(tx, '/* dropAssignments */ delete from case_assignment where claim_id = $1', [claimId])
  }
}
