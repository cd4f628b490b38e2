import {
  MatchReasonCode,
  categoryReason,
  matchReason,
  proximityReason,
  responsivenessReason,
  trackRecordReason,
  type CategorySteps,
  type MatchReason,
} from '../../../shared/scoring'
import type { Organization } from '../organization/organization'
import { feeText, type Fee } from '../service/fee'

/** What spare capacity and the fee count for, beside the weights that all match sources share. */
export const serviceWeights = { spareCapacity: 0.1, fee: 0.05 } as const

/** A service that fits a need, with the terms of its score. */
export interface ServiceMatch {
  readonly serviceId: string
  readonly organization: Organization
  readonly title: string
  readonly score: number
  readonly distanceMeters: number | null
  readonly fee: Fee
  readonly categorySteps: CategorySteps
  readonly rating: number
  readonly evaluations: number
  readonly responseMinutes: number | null
  readonly capacity: number
  readonly load: number
  /** Each term's value, 0 to 1. */
  readonly values: {
    readonly category: number
    readonly proximity: number
    readonly trackRecord: number
    readonly responsiveness: number
    readonly spareCapacity: number
    readonly fee: number
  }
}

/** The terms of a match's score in plain words, in the order that they are added up. */
export function reasonsOf(match: ServiceMatch, maxFee: number | null): MatchReason[] {
  const { values, capacity, load } = match
  const places = `${capacity - load} of ${capacity} place${capacity === 1 ? '' : 's'} free.`
  return [
    categoryReason(values.category, match.categorySteps),
    proximityReason(values.proximity, match.distanceMeters),
    trackRecordReason(values.trackRecord, match.rating, match.evaluations),
    responsivenessReason(values.responsiveness, match.responseMinutes),
    matchReason(MatchReasonCode.SPARE_CAPACITY, serviceWeights.spareCapacity, values.spareCapacity, places),
    matchReason(MatchReasonCode.FEE, serviceWeights.fee, values.fee, feeReasonText(match.fee, maxFee)),
  ]
}

function feeReasonText(fee: Fee, maxFee: number | null): string {
  if (fee.kind === 'FREE' || maxFee === null) return `${feeText(fee)}.`
  return `${feeText(fee)}, within the limit of CNY ${maxFee}.`
}
