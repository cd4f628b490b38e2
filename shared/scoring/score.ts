import type { MatchReason } from './reason'
import { ratingPrior } from './weights'

/** What a list of matches is ordered by. */
export interface Ranked {
  readonly score: number
  readonly distanceMeters: number | null
  readonly id: string
}

/** Σ weight × value, added up in the order of the reasons. */
export function scoreOf(reasons: readonly MatchReason[]): number {
  return reasons.reduce((sum, reason) => sum + reason.weight * reason.value, 0)
}

/** Best first: score descending, then distance ascending with the unknown last, then id. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score
  const near = (a.distanceMeters ?? Infinity) - (b.distanceMeters ?? Infinity)
  if (near < 0 || near > 0) return near
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** The mean of residents' satisfaction, 1 to 5, smoothed towards the prior while there are few. */
export function ratingOf(satisfactionSum: number, evaluations: number): number {
  return (ratingPrior.evaluations * ratingPrior.rating + satisfactionSum) / (ratingPrior.evaluations + evaluations)
}
