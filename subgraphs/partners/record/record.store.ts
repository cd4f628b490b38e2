import type { Transaction } from '../../../shared/database'

/** The last that was heard of a referral to an organisation. */
export interface HeardReferral {
  readonly id: string
  readonly organizationId: string
  readonly serviceId: string | null
  readonly status: string
  /** Null until it is answered. */
  readonly responseMinutes: number | null
  readonly version: number
}

/** What a resident made of a referral. */
export interface HeardEvaluation {
  readonly id: string
  readonly organizationId: string
  /** 1 to 5 */
  readonly satisfaction: number
  readonly version: number
}

/**
 * How organisations have done. All figures are counted anew from what was heard, so that they do not depend on the
 * order or the number of deliveries. What is said of somebody who is no organisation here is passed over.
 */
export interface RecordStore {
  saveReferral(tx: Transaction, referral: HeardReferral): Promise<void>
  saveEvaluation(tx: Transaction, evaluation: HeardEvaluation): Promise<void>
}
