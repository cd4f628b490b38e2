import type { Caller } from '../../../shared/database'
import type { MatchReason } from '../../../shared/scoring'
import type { Organization } from '../organization/organization'
import type { Service } from '../service/service'
import type { ServiceLoader } from '../service/service.loader'
import { reasonsOf } from './match'
import type { MatchingLoader } from './matching.loader'
import type { Need } from './need'

/** A match as it is answered. */
export interface FoundMatch {
  readonly offerId: string
  readonly provider: Organization
  readonly title: string
  readonly score: number
  readonly reasons: readonly MatchReason[]
  readonly distanceMeters: number | null
  /** CNY; 0 when it is free */
  readonly fee: number
}

/** Who can take a need on. */
export class MatchingService {
  constructor(
    private readonly matching: MatchingLoader,
    private readonly services: ServiceLoader,
  ) {}

  /** Services that fit, best first. Throws ValidationFailed unless 1 ≤ first ≤ 100. */
  async matches(caller: Caller, need: Need, first: number | null): Promise<FoundMatch[]> {
    const matches = await this.matching.matches(caller, need, first ?? 10)
    return matches.map((match) => ({
      offerId: match.serviceId,
      provider: match.organization,
      title: match.title,
      score: match.score,
      reasons: reasonsOf(match, need.requirements.maxFee),
      distanceMeters: match.distanceMeters,
      fee: match.fee.amount ?? 0,
    }))
  }

  /** The service behind a match; it was listed when it was matched, and nobody who sees the match loses it since. */
  async serviceOf(caller: Caller, match: FoundMatch): Promise<Service> {
    const service = await this.services.load(caller, match.offerId)
    if (!service) throw new Error('a match without its service')
    return service
  }
}
