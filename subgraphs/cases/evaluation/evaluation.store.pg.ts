import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Evaluation, EvaluationBy } from './evaluation'
import type { EvaluationStore } from './evaluation.store'

const columns = `id, case_id as "caseId", referral_id as "referralId", provider_id as "providerId", said_by as "by", resolved,
  satisfaction, comment, evaluator_id as "evaluatorId", at, version`

export class PgEvaluationStore implements EvaluationStore {
  ofCases(tx: Transaction, caseIds: readonly string[]) {
    const text = `/* evaluationsOfCases */ select ${columns} from evaluation
      where case_id = any($1::uuid[]) order by case_id, at, id`
    return sql<Evaluation>(tx, text, [caseIds])
  }

  async find(tx: Transaction, caseId: string, referralId: string | null, by: EvaluationBy) {
    const text = `/* evaluationOf */ select ${columns} from evaluation
      where case_id = $1 and referral_id is not distinct from $2::uuid and said_by = $3`
    const [row] = await sql<Evaluation>(tx, text, [caseId, referralId, by])
    return row ?? null
  }

  async add(tx: Transaction, e: Evaluation): Promise<void> {
    const text = `/* addEvaluation */ insert into evaluation
      (id, case_id, referral_id, provider_id, said_by, resolved, satisfaction, comment, evaluator_id, at, version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`
    const { id, caseId, referralId, providerId, by, resolved, satisfaction, comment, evaluatorId, at, version } = e
    await sql(tx, text, [
      id,
      caseId,
      referralId,
      providerId,
      by,
      resolved,
      satisfaction,
      comment,
      evaluatorId,
      at,
      version,
    ])
  }

  async save(tx: Transaction, { id, resolved, satisfaction, comment, version }: Evaluation): Promise<void> {
    const text = `/* saveEvaluation */ update evaluation set resolved = $2, satisfaction = $3, comment = $4, version = $5
      where id = $1`
    await sql(tx, text, [id, resolved, satisfaction, comment, version])
  }
}
