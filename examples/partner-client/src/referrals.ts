import type { Hub } from './hub'

/** A need that the station has offered to us, as far as we may read it. */
export interface Referral {
  readonly id: string
  readonly status: string
  readonly offerId: string | null
  readonly message: string | null
  readonly respondBy: string
  readonly completeBy: string
  readonly case: {
    readonly number: string
    readonly summary: string
    readonly urgency: string
    readonly category: { readonly code: string; readonly name: string }
    readonly community: { readonly name: string } | null
    /** Exact once it has been accepted, null before. */
    readonly location: { readonly latitude: number; readonly longitude: number } | null
  }
}

/** What came of the work. */
export interface Outcome {
  readonly done: boolean
  readonly text: string
  /** CNY */
  readonly fee?: number
}

const fields = `id status offerId message respondBy completeBy
  case { number summary urgency category { code name } community { name } location { latitude longitude } }`

/** Null when it is not ours, or not any more. */
export async function read(hub: Hub, id: string): Promise<Referral | null> {
  const query = `query Read($id: ID!) { referral(id: $id) { ${fields} } }`
  return (await hub.ask<{ referral: Referral | null }>(query, { id })).referral
}

export async function accept(hub: Hub, id: string): Promise<Referral> {
  const change = `mutation Accept($id: ID!) { referral: answerReferral(id: $id, answer: ACCEPT) { ${fields} } }`
  return (await hub.ask<{ referral: Referral }>(change, { id })).referral
}

export async function decline(hub: Hub, id: string, reason: string): Promise<Referral> {
  const change = `mutation Decline($id: ID!, $reason: String) {
    referral: answerReferral(id: $id, answer: DECLINE, reason: $reason) { ${fields} } }`
  return (await hub.ask<{ referral: Referral }>(change, { id, reason })).referral
}

/** Says that somebody is there. */
export async function checkIn(hub: Hub, id: string): Promise<Referral> {
  const change = `mutation CheckIn($id: ID!) { referral: checkInReferral(id: $id) { ${fields} } }`
  return (await hub.ask<{ referral: Referral }>(change, { id })).referral
}

export async function report(hub: Hub, id: string, outcome: Outcome): Promise<Referral> {
  const change = `mutation Report($id: ID!, $outcome: ReferralOutcomeInput!) {
    referral: reportReferral(id: $id, outcome: $outcome) { ${fields} } }`
  return (await hub.ask<{ referral: Referral }>(change, { id, outcome })).referral
}
