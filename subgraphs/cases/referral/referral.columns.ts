import type { Referral } from './referral'

/** A row as the statements of the store read it: the outcome in three columns. */
export type ReferralRead = Omit<Referral, 'outcome'> & {
  readonly outcomeDone: boolean | null
  readonly outcomeText: string | null
  readonly outcomeFee: number | null
}

export const referralColumns = `
  id, case_id as "caseId", community_code as "communityCode", area_code as "areaCode", assignee_id as "assigneeId",
  resident_id as "residentId", provider_id as "providerId", provider_kind as "providerKind", offer_id as "offerId",
  mode, batch_id as "batchId", status, message, respond_by as "respondBy", complete_by as "completeBy", urges,
  last_urged_at as "lastUrgedAt", decline_reason as "declineReason", outcome_done as "outcomeDone",
  outcome_text as "outcomeText", outcome_fee as "outcomeFee", offered_at as "offeredAt",
  responded_at as "respondedAt", checked_in_at as "checkedInAt", reported_at as "reportedAt",
  confirmed_at as "confirmedAt", heard, version`

/** The domain's referral of a row. */
export function referralOf({ outcomeDone: done, outcomeText: text, outcomeFee: fee, ...row }: ReferralRead): Referral {
  return { ...row, outcome: done === null || text === null ? null : { done, text, fee } }
}

/** The columns of a referral. */
export function rowOf({ outcome, ...referral }: Referral): ReferralRead {
  return {
    ...referral,
    outcomeDone: outcome?.done ?? null,
    outcomeText: outcome?.text ?? null,
    outcomeFee: outcome?.fee ?? null,
  }
}
