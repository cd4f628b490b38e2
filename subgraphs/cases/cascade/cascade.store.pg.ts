import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Cascade } from './cascade'
import type { CascadeStore } from './cascade.store'

type CascadeRead = Omit<Cascade, 'terms'> & Cascade['terms']

export class PgCascadeStore implements CascadeStore {
  async add(tx: Transaction, { batchId, caseId, terms, candidates, ended }: Cascade): Promise<void> {
    const text = `/* addCascade */ insert into referral_cascade
      (batch_id, case_id, message, respond_within_hours, complete_within_hours, candidates, ended)
      values ($1, $2, $3, $4, $5, $6::jsonb, $7)`
    const { message, respondWithinHours, completeWithinHours } = terms
    const values = [
      batchId,
      caseId,
      message,
      respondWithinHours,
      completeWithinHours,
      JSON.stringify(candidates),
      ended,
    ]
    await sql(tx, text, values)
  }

  async byId(tx: Transaction, batchId: string): Promise<Cascade | null> {
    const text = `/* cascadeById */ select batch_id as "batchId", case_id as "caseId", message,
        respond_within_hours as "respondWithinHours", complete_within_hours as "completeWithinHours", candidates, ended
      from referral_cascade where batch_id = $1`
    const [row] = await sql<CascadeRead>(tx, text, [batchId])
    if (!row) return null
    const { message, respondWithinHours, completeWithinHours, ...cascade } = row
    return { ...cascade, terms: { message, respondWithinHours, completeWithinHours } }
  }

  async end(tx: Transaction, batchId: string): Promise<void> {
    await sql(tx, '/* endCascade */ update referral_cascade set ended = true where batch_id = $1', [batchId])
  }
}
