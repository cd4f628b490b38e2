import type { ProviderKind } from '../provider/provider'

/** One term of a score: `weight × value` is what it adds. */
export interface MatchReason {
  readonly code: string
  readonly weight: number
  readonly value: number
  readonly text: string
}

/** Somebody who could take a need on, as one match source offers them. */
export interface Candidate {
  /** The match source's field on Case. */
  readonly source: string
  readonly providerId: string
  readonly providerName: string
  readonly providerKind: ProviderKind
  readonly offerId: string | null
  readonly title: string
  readonly score: number
  readonly reasons: readonly MatchReason[]
  readonly distanceMeters: number | null
  readonly fee: number | null
}

export interface CandidateList {
  readonly items: readonly Candidate[]
  readonly missingSources: readonly string[]
}

/**
 * A plugged-in source's own score is not taken on trust: 0.5 × clamp(own, 0, 1) + 0.5 × (rating − 1) / 4, the rating
 * being that of the provider on this hub.
 */
export function trustedScore(own: number, rating: number): number {
  const clamped = Number.isFinite(own) ? Math.min(1, Math.max(0, own)) : 0
  return 0.5 * clamped + 0.5 * ((rating - 1) / 4)
}

/** Score descending, then distance ascending (unknown last), then source, then offer (or provider) id. */
export function bestFirst(a: Candidate, b: Candidate): number {
  return (
    b.score - a.score ||
    (a.distanceMeters ?? Number.MAX_VALUE) - (b.distanceMeters ?? Number.MAX_VALUE) ||
    byText(a.source, b.source) ||
    byText(a.offerId ?? a.providerId, b.offerId ?? b.providerId)
  )
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
