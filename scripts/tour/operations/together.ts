import { operation } from '../operation'
import type { CaseState } from './cases'

export interface OutReferral {
  readonly id: string
  readonly mode: string
  readonly status: string
  readonly provider: { readonly id: string; readonly name: string } | null
}

/** Who has been asked to take a case on, in that order. */
export const readReferrals = operation<{ case: (CaseState & { referrals: OutReferral[] }) | null }>(`
  query ReadReferrals($id: ID!) {
    case(id: $id) { id number status version referrals { id mode status provider { id name } } }
  }
`)

export const withdrawReferral = operation<{ withdrawReferral: { status: string } }>(`
  mutation WithdrawReferral($id: ID!, $reason: String!) { withdrawReferral(id: $id, reason: $reason) { id status } }
`)

export const escalateCase = operation<{ escalateCase: CaseState & { escalatedAt: string | null } }>(`
  mutation EscalateCase($id: ID!, $version: Int!, $reason: String!) {
    escalateCase(id: $id, expectedVersion: $version, reason: $reason) { id number status version escalatedAt }
  }
`)

export const handBackCase = operation<{ handBackCase: CaseState & { escalatedAt: string | null } }>(`
  mutation HandBackCase($id: ID!, $version: Int!, $reason: String!) {
    handBackCase(id: $id, expectedVersion: $version, reason: $reason) { id number status version escalatedAt }
  }
`)

export const readNotices = operation<{
  notices: { edges: { node: { kind: string; text: string; case: { id: string } | null } }[] }
}>(`
  query ReadNotices { notices(unread: true, first: 20) { edges { node { id kind text case { id } } } } }
`)
