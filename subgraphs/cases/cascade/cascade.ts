import type { Transaction } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import type { Candidate, CandidateList } from '../candidate/candidate'
import type { OfferTerms } from '../referral/offering'

/** Whom a cascade may come to. */
export type CascadeCandidate = Pick<Candidate, 'source' | 'providerId' | 'offerId'>

/** A walk down a case's candidates, one offer after another. */
export interface Cascade {
  readonly batchId: string
  readonly caseId: string
  readonly terms: OfferTerms
  /** Best first, as they were when it began. */
  readonly candidates: readonly CascadeCandidate[]
  readonly ended: boolean
}

/** How far down a cascade goes. */
export const longestCascade = 50

/** The name of the job that offers to the next one. */
export const cascadeNext = 'cascade-next'

/** Offers to the next one, by job: who still fits is asked of the whole hub, which no transaction waits for. */
export function walkOn(tx: Transaction, jobs: Jobs, batchId: string, now: Date): Promise<void> {
  return jobs.add(tx, cascadeNext, { batchId }, { key: cascadeKey(batchId), runAt: now })
}

/** One next step for each cascade. */
export function cascadeKey(batchId: string): string {
  return `cascade:${batchId}`
}

/** Who of a cascade still fits: whoever a source offers now, and whoever's source could not be asked. */
export function stillFitting(
  candidates: readonly CascadeCandidate[],
  { items, missingSources }: CandidateList,
): CascadeCandidate[] {
  const fitting = new Set(items.map(({ providerId }) => providerId))
  return candidates.filter(({ providerId, source }) => fitting.has(providerId) || missingSources.includes(source))
}

/** Each provider once, at its best place. */
export function cascadeOf({ items }: CandidateList): CascadeCandidate[] {
  const best = new Map<string, CascadeCandidate>()
  for (const { source, providerId, offerId } of items)
    if (!best.has(providerId)) best.set(providerId, { source, providerId, offerId })
  return [...best.values()].slice(0, longestCascade)
}
