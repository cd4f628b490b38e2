export const providerKinds = [
  'ENTERPRISE',
  'SOCIAL_ORGANIZATION',
  'JURISDICTION_UNIT',
  'HANDY_OUTLET',
  'GOVERNMENT_DEPARTMENT',
  'VOLUNTEER_GROUP',
] as const
export type ProviderKind = (typeof providerKinds)[number]

/** An organisation or volunteer group, as far as cases must know it. */
export interface KnownProvider {
  readonly id: string
  readonly kind: ProviderKind
  /** As its own subgraph has it; only VERIFIED ones are referred to. */
  readonly status: string
  readonly areaCodes: readonly string[]
}

/** How a provider has done on referrals so far. */
export interface TrackRecord {
  readonly providerId: string
  readonly offered: number
  readonly accepted: number
  readonly completed: number
  /** 1 to 5 */
  readonly rating: number
  readonly evaluations: number
  readonly medianResponseMinutes: number | null
}

/** Where a rating starts, and how many evaluations it takes to outweigh that. */
const priorRating = 3.5
const priorWeight = 5

/** Residents' mean satisfaction, smoothed: (5 × 3.5 + Σ satisfaction) / (5 + n), unrounded. */
export function ratingOf(satisfactionSum: number, evaluations: number): number {
  return (priorWeight * priorRating + satisfactionSum) / (priorWeight + evaluations)
}

/** The record of a provider that has none yet. */
export function emptyRecord(providerId: string): TrackRecord {
  const rating = ratingOf(0, 0)
  return { providerId, offered: 0, accepted: 0, completed: 0, rating, evaluations: 0, medianResponseMinutes: null }
}
