import { operation } from '../operation'

export interface ReferralState {
  readonly id: string
  readonly status: string
  readonly respondBy: string
  readonly provider: { readonly name: string } | null
}

export const offerReferral = operation<{ offerReferral: ReferralState[] }>(`
  mutation OfferReferral($input: OfferReferralInput!) {
    offerReferral(input: $input) { id status respondBy provider { id name kind } }
  }
`)

/** What a provider sees of the need behind a referral; personal fields as far as the resident consented. */
export const readReferral = operation<{
  referral: {
    status: string
    case: {
      number: string
      summary: string
      community: { name: string } | null
      location: { latitude: number } | null
      approximateLocation: { latitude: number; longitude: number } | null
      resident: { preferredName: string; fullName: string | null; phone: string | null } | null
    }
  } | null
}>(`
  query ReadReferral($id: ID!) {
    referral(id: $id) {
      status
      case {
        number summary
        community { name }
        location { latitude longitude }
        approximateLocation { latitude longitude }
        resident { preferredName fullName phone }
      }
    }
  }
`)

/** Whether the resident behind a referral is there for the provider at all. */
export const readHelped = operation<{
  referral: { case: { resident: { preferredName: string } | null } } | null
}>(`
  query ReadHelped($id: ID!) { referral(id: $id) { case { resident { preferredName } } } }
`)

/** The same without personal fields. */
export const readReferredNeed = operation<{
  referral: {
    status: string
    case: {
      summary: string
      community: { name: string } | null
      location: { latitude: number } | null
      approximateLocation: { latitude: number; longitude: number } | null
    }
  } | null
}>(`
  query ReadReferredNeed($id: ID!) {
    referral(id: $id) {
      status
      case {
        summary
        community { name }
        location { latitude longitude }
        approximateLocation { latitude longitude }
      }
    }
  }
`)

export const answerReferral = operation<{ answerReferral: { status: string; declineReason: string | null } }>(`
  mutation AnswerReferral($id: ID!, $answer: ReferralAnswer!, $reason: String) {
    answerReferral(id: $id, answer: $answer, reason: $reason) { id status declineReason }
  }
`)

export const checkInReferral = operation<{ checkInReferral: { status: string; checkedInAt: string | null } }>(`
  mutation CheckInReferral($id: ID!) { checkInReferral(id: $id) { id status checkedInAt } }
`)

export const reportReferral = operation<{
  reportReferral: { status: string; outcome: { text: string; fee: number | null } | null }
}>(`
  mutation ReportReferral($id: ID!, $outcome: ReferralOutcomeInput!) {
    reportReferral(id: $id, outcome: $outcome) { id status outcome { done text fee } }
  }
`)

export const confirmReferral = operation<{ confirmReferral: { status: string; case: { status: string } } }>(`
  mutation ConfirmReferral($id: ID!, $accepted: Boolean!, $reason: String) {
    confirmReferral(id: $id, accepted: $accepted, reason: $reason) { id status case { id status } }
  }
`)
