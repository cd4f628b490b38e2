import { operation } from '../operation'

export interface Candidate {
  readonly source: string
  readonly providerId: string
  readonly providerName: string
  readonly offerId: string | null
  readonly title: string
  readonly score: number
  readonly distanceMeters: number | null
  readonly fee: number | null
  readonly reasons: readonly { readonly code: string; readonly weight: number; readonly value: number }[]
}

export const readCandidates = operation<{
  case: { candidates: { items: Candidate[]; missingSources: string[] } | null } | null
}>(`
  query Candidates($id: ID!, $first: Int) {
    case(id: $id) {
      candidates(first: $first) {
        items { source providerId providerName offerId title score distanceMeters fee reasons { code weight value } }
        missingSources
      }
    }
  }
`)
