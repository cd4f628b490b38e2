import type { HubAnswer, MatchSource } from '../../../shared/hub'
import { providerKinds, type ProviderKind } from '../provider/provider'
import type { Candidate, MatchReason } from './candidate'

/** The question to one source, for all cases at once. */
export function matchQuestion({ field, takesFirst }: MatchSource): string {
  const [declared, passed] = takesFirst ? [', $first: Int', '(first: $first)'] : ['', '']
  return `query Candidates_${field}($ids: [ID!]!${declared}) { casesById(ids: $ids) { id ${field}${passed} {
    provider { id name kind } title offerId score reasons { code weight value text } distanceMeters fee } } }`
}

/** What the source offers for each case; a case that it failed on is missing. */
export function offersOf({ field }: MatchSource, answer: HubAnswer): ReadonlyMap<string, readonly Candidate[]> {
  const offers = new Map<string, Candidate[]>()
  const cases = answer.data?.['casesById']
  for (const row of Array.isArray(cases) ? (cases as (Record<string, unknown> | null)[]) : []) {
    const list = row?.[field]
    if (!Array.isArray(list)) continue
    offers.set(
      String(row?.['id']),
      list.flatMap((match) => candidateOf(field, match as Match | null) ?? []),
    )
  }
  return offers
}

/** As a source answers it; a partner's own subgraph may leave out anything, and then it is no offer. */
interface Match {
  readonly provider?: {
    readonly id?: string | null
    readonly name?: string | null
    readonly kind?: string | null
  } | null
  readonly title?: string | null
  readonly offerId?: string | null
  readonly score?: number | null
  readonly reasons?: readonly MatchReason[] | null
  readonly distanceMeters?: number | null
  readonly fee?: number | null
}

function candidateOf(source: string, match: Match | null): Candidate | null {
  const { id, name, kind } = match?.provider ?? {}
  if (!match || !id || !name || !isKind(kind) || typeof match.title !== 'string' || typeof match.score !== 'number')
    return null
  const { title, score, offerId = null, distanceMeters = null, fee = null } = match
  const provider = { providerId: id, providerName: name, providerKind: kind }
  return { source, ...provider, offerId, title, score, reasons: match.reasons ?? [], distanceMeters, fee }
}

function isKind(kind: string | null | undefined): kind is ProviderKind {
  return (providerKinds as readonly (string | null | undefined)[]).includes(kind)
}
