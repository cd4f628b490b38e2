import type { GeoPoint } from '../../../shared/geo'

/** When help can come; `endsAt` is not part of it. */
export interface TimeWindow {
  readonly startsAt: Date | string
  readonly endsAt: Date | string
}

/** What a provider must offer to fit. Null or empty: does not matter. */
export interface NeedRequirements {
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly attributes: readonly string[]
  readonly ageYears: number | null
  /** CNY */
  readonly maxFee: number | null
  readonly windows: readonly TimeWindow[]
}

/** A need as a provider may see it: what the cases subgraph sends along with a case. */
export interface Need {
  readonly categoryCode: string
  /** Null: nobody can be found for it. */
  readonly communityCode: string | null
  readonly location: GeoPoint | null
  readonly requirements: NeedRequirements
}
