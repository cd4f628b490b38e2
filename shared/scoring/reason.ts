import { reasonWeights } from './weights'

/** What a term of a score speaks of. */
export enum MatchReasonCode {
  CATEGORY = 'CATEGORY',
  PROXIMITY = 'PROXIMITY',
  TRACK_RECORD = 'TRACK_RECORD',
  RESPONSIVENESS = 'RESPONSIVENESS',
  SPARE_CAPACITY = 'SPARE_CAPACITY',
  FEE = 'FEE',
  SKILLS = 'SKILLS',
  OTHER = 'OTHER',
}

/** One term of a score: `weight × value` is what it adds. */
export interface MatchReason {
  readonly code: MatchReasonCode
  readonly weight: number
  /** 0 to 1 */
  readonly value: number
  /** One plain sentence for a social worker. */
  readonly text: string
}

/** How many levels a provider's category is above (positive) or below (negative) the one that is needed; 0: the same. */
export type CategorySteps = number

export function matchReason(code: MatchReasonCode, weight: number, value: number, text: string): MatchReason {
  return { code, weight, value, text }
}

export function categoryReason(value: number, steps: CategorySteps): MatchReason {
  const levels = `${Math.abs(steps)} level${Math.abs(steps) === 1 ? '' : 's'}`
  const text =
    steps === 0
      ? 'Offers exactly what is needed.'
      : steps > 0
        ? `Offers a broader kind of help, ${levels} up.`
        : `Offers a special kind of what is needed, ${levels} down.`
  return matchReason(MatchReasonCode.CATEGORY, reasonWeights.category, value, text)
}

/** @param meters null: one of the two places is not known */
export function proximityReason(value: number, meters: number | null): MatchReason {
  const text = meters === null ? 'How far it is, is not known.' : `${distanceText(meters)} away.`
  return matchReason(MatchReasonCode.PROXIMITY, reasonWeights.proximity, value, text)
}

/** @param rating 1 to 5, smoothed; @param evaluations how many residents it is from */
export function trackRecordReason(value: number, rating: number, evaluations: number): MatchReason {
  const residents = `${evaluations} resident${evaluations === 1 ? '' : 's'}`
  const text =
    evaluations === 0 ? 'Not yet evaluated by residents.' : `Rated ${rating.toFixed(1)} of 5, from ${residents}.`
  return matchReason(MatchReasonCode.TRACK_RECORD, reasonWeights.trackRecord, value, text)
}

/** @param minutes median from offer to answer; null: it never answered */
export function responsivenessReason(value: number, minutes: number | null): MatchReason {
  const text = minutes === null ? 'Has not answered an offer yet.' : `Usually answers within ${durationText(minutes)}.`
  return matchReason(MatchReasonCode.RESPONSIVENESS, reasonWeights.responsiveness, value, text)
}

function distanceText(meters: number): string {
  return meters < 1000 ? `${Math.round(meters)} m` : `${(meters / 1000).toFixed(1)} km`
}

function durationText(minutes: number): string {
  if (minutes < 90) return `${Math.max(1, Math.round(minutes))} minute${Math.round(minutes) <= 1 ? '' : 's'}`
  return `${Math.round(minutes / 60)} hours`
}
