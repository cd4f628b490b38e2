export const evaluationParties = ['RESIDENT', 'WORKER', 'PROVIDER'] as const
export type EvaluationBy = (typeof evaluationParties)[number]

/** What one side says of a case, or of one referral of it. */
export interface Evaluation {
  readonly id: string
  readonly caseId: string
  readonly referralId: string | null
  /** The referral's provider. */
  readonly providerId: string | null
  readonly by: EvaluationBy
  readonly resolved: boolean
  /** 1 to 5 */
  readonly satisfaction: number
  readonly comment: string | null
  readonly evaluatorId: string
  readonly at: Date
  readonly version: number
}

const editableDays = 7

/** An evaluation can be thought better of for seven days. */
export function isEditable(evaluation: Pick<Evaluation, 'at'>, now: Date): boolean {
  return now.getTime() - evaluation.at.getTime() < editableDays * 86_400_000
}
