import type { Transaction } from '../../../shared/database'
import type { Evaluation, EvaluationBy } from './evaluation'

export interface EvaluationStore {
  ofCases(tx: Transaction, caseIds: readonly string[]): Promise<readonly Evaluation[]>
  /** The one that a side has given of a case, or of a referral of it. */
  find(tx: Transaction, caseId: string, referralId: string | null, by: EvaluationBy): Promise<Evaluation | null>
  add(tx: Transaction, evaluation: Evaluation): Promise<void>
  save(tx: Transaction, evaluation: Evaluation): Promise<void>
}
