import {
  MatchReasonCode,
  categoryReason,
  matchReason,
  proximityReason,
  ratingOf,
  responsivenessReason,
  trackRecordReason,
  type MatchReason,
} from '../../../shared/scoring'
import type { VolunteerGroup } from '../group/group'

/** What somebody needs of volunteers, without anything about the person. */
export interface Need {
  readonly categoryCode: string
  readonly communityCode: string
  readonly location: { readonly latitude: number; readonly longitude: number } | null
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  /** ISO 8601 */
  readonly windows: readonly { readonly startsAt: string; readonly endsAt: string }[]
  readonly helpers: number
}

/** A need and how many groups are wanted for it. */
export interface MatchQuestion extends Need {
  readonly first: number
}

/** A group that fits, with the values of its reasons as the database worked them out. */
export interface GroupMatch {
  readonly group: VolunteerGroup
  readonly score: number
  readonly availableMembers: number
  readonly distanceMeters: number | null
  /** Levels from the needed category up to the group's (positive), or down to it (negative). */
  readonly categorySteps: number
  readonly category: number
  readonly proximity: number
  readonly trackRecord: number
  readonly responsiveness: number
  readonly spareCapacity: number
  readonly satisfactionSum: number
  readonly evaluations: number
  readonly medianResponseMinutes: number | null
}

const spareCapacityWeight = 0.15

/** Why the group is where it is in the list: `weight × value`, added up, is its score. */
export function reasonsOf(match: GroupMatch): MatchReason[] {
  const { availableMembers: free, evaluations } = match
  const text = `${free} ${free === 1 ? 'member is' : 'members are'} free and able.`
  return [
    categoryReason(match.category, match.categorySteps),
    proximityReason(match.proximity, match.distanceMeters),
    trackRecordReason(match.trackRecord, ratingOf(match.satisfactionSum, evaluations), evaluations),
    responsivenessReason(match.responsiveness, match.medianResponseMinutes),
    matchReason(MatchReasonCode.SPARE_CAPACITY, spareCapacityWeight, match.spareCapacity, text),
  ]
}
