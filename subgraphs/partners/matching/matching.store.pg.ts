import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { lineage } from '../../../shared/paths'
import { organizationOf, type OrganizationJson } from '../organization/organization.row'
import type { FeeKind } from '../service/fee'
import type { ServiceMatch } from './match'
import { serviceMatchesSql } from './matching.sql'
import type { AskedNeed, MatchingStore } from './matching.store'

interface MatchRow {
  readonly key: number
  readonly serviceId: string
  readonly organization: OrganizationJson
  readonly title: string
  readonly score: number
  readonly distanceMeters: number | null
  readonly feeKind: FeeKind
  readonly feeAmount: number | null
  readonly feeUnit: string | null
  readonly categorySteps: number
  readonly rating: number
  readonly evaluations: number
  readonly responseMinutes: number | null
  readonly capacity: number
  readonly load: number
  readonly category: number
  readonly proximity: number
  readonly trackRecord: number
  readonly responsiveness: number
  readonly spareCapacity: number
  readonly fee: number
}

/** Up to so many candidates are all scored: cheaper than to look for the best among them. */
export const fewCandidates = 30

export class PgMatchingStore implements MatchingStore {
  /** @param few up to how many candidates all are scored; a test may ask for the search among many with none. */
  constructor(
    private readonly timeZone: string,
    private readonly few = fewCandidates,
  ) {}

  async serviceMatches(tx: Transaction, asked: readonly AskedNeed[]): Promise<ServiceMatch[][]> {
    const matches: ServiceMatch[][] = asked.map(() => [])
    const needs = asked.flatMap((one, key) => (one.need.communityCode === null ? [] : [parameter(one, key)]))
    if (needs.length === 0) return matches
    const rows = await sql<MatchRow>(tx, serviceMatchesSql, [JSON.stringify(needs), this.timeZone, this.few])
    for (const row of rows) matches[row.key]?.push(matchOf(row))
    return matches
  }
}

/** One need as the statement takes it. */
export function parameter({ need, first }: AskedNeed, key: number) {
  const { requirements, location } = need
  return {
    key,
    first,
    areas: need.communityCode === null ? [] : lineage(need.communityCode),
    category: need.categoryCode,
    categories: lineage(need.categoryCode),
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    languages: requirements.languages,
    skills: requirements.skills,
    attributes: requirements.attributes,
    ageYears: requirements.ageYears ?? null,
    maxFee: requirements.maxFee ?? null,
    windows: requirements.windows,
  }
}

function matchOf(row: MatchRow): ServiceMatch {
  return {
    serviceId: row.serviceId,
    organization: organizationOf(row.organization),
    title: row.title,
    score: row.score,
    distanceMeters: row.distanceMeters,
    fee: { kind: row.feeKind, amount: row.feeAmount, unit: row.feeUnit },
    categorySteps: row.categorySteps,
    rating: row.rating,
    evaluations: row.evaluations,
    responseMinutes: row.responseMinutes,
    capacity: row.capacity,
    load: row.load,
    values: {
      category: row.category,
      proximity: row.proximity,
      trackRecord: row.trackRecord,
      responsiveness: row.responsiveness,
      spareCapacity: row.spareCapacity,
      fee: row.fee,
    },
  }
}
