import { shown } from '../format'
import type { Need } from '../need'
import type { Candidate } from '../operations/candidates'
import { grantConsent, withdrawConsent } from '../operations/residents'
import * as referrals from '../operations/referrals'
import { holds } from '../holds'
import type { Scene } from '../scene'

/** A referral to one enterprise, from the offer to the confirmed report; what it sees of the resident on the way. */
export async function referToEnterprise(scene: Scene, need: Need, chosen: Candidate): Promise<string> {
  const { tour, people } = scene
  tour.chapter('The enterprise')
  const { offerReferral: offered } = await tour.asks(people.worker, 'Could you go today?', referrals.offerReferral, {
    input: {
      caseId: need.caseId,
      mode: 'DIRECT',
      providers: [{ providerId: chosen.providerId, offerId: chosen.offerId }],
      message: 'Main valve is shut. Knock loudly.',
      idempotencyKey: `tour-${tour.run}-enterprise`,
    },
  })
  const [referral] = offered
  holds(referral?.status === 'OFFERED', 'The referral is offered.')
  tour.tells(`OFFERED to ${referral.provider?.name ?? '?'}, answer by ${shown(referral.respondBy)}`)
  await takeOn(scene, referral.id)
  await consented(scene, need, chosen.providerId, referral.id)
  return referral.id
}

async function takeOn({ tour, people }: Scene, id: string): Promise<void> {
  const { referral: before } = await tour.asks(people.partner, 'What is it about?', referrals.readReferredNeed, { id })
  holds(before !== null && before.case.location === null, 'Before it accepts, a provider sees no exact place.')
  const { approximateLocation: about } = before.case
  tour.tells(
    before.case.summary,
    `in ${before.case.community?.name ?? '?'}, somewhere about ${about?.latitude ?? '?'}, ${about?.longitude ?? '?'}; exact place: null`,
  )
  const { answerReferral: answered } = await tour.asks(people.partner, 'Yes.', referrals.answerReferral, {
    id,
    answer: 'ACCEPT',
  })
  holds(answered.status === 'ACCEPTED', 'The referral is accepted.')
  const { referral: after } = await tour.asks(people.partner, 'And where exactly?', referrals.readReferredNeed, { id })
  holds(typeof after?.case.location?.latitude === 'number', 'Once it has accepted, a provider sees the place.')
  tour.tells(`exact place: ${JSON.stringify(after.case.location)}`)
}

async function consented({ tour, people }: Scene, need: Need, granteeId: string, id: string): Promise<void> {
  // That the enterprise helps her reaches the residents' side by event.
  await tour.awaits(people.partner, referrals.readHelped, { id }, (data) => data.referral?.case.resident)
  const hidden = await tour.partly(people.partner, 'What is her number?', 'CONSENT_REQUIRED', referrals.readReferral, {
    id,
  })
  holds(hidden.referral?.case.resident?.phone === null, 'Without consent there is no phone number.')
  tour.tells(`${hidden.referral.case.resident.preferredName} is what she wants to be called; no more than that`)

  const { grantConsent: consent } = await tour.asks(
    need.resident,
    'The plumber may know my name and number.',
    grantConsent,
    {
      input: {
        residentId: need.residentId,
        granteeId,
        scopes: ['IDENTITY', 'CONTACT'],
        purpose: 'To arrange the repair',
        caseId: need.caseId,
      },
    },
  )
  holds(consent.active, 'The consent is active.')
  const { referral: open } = await tour.asks(people.partner, 'Now?', referrals.readReferral, { id })
  holds(
    open?.case.resident?.phone?.endsWith('13800138000') === true,
    'With consent, the very next read has the phone number.',
  )
  tour.tells(`${open.case.resident.fullName ?? '?'}, ${open.case.resident.phone}`)

  await repaired({ tour, people }, id)
  const { withdrawConsent: over } = await tour.asks(need.resident, 'Done; I take that back.', withdrawConsent, {
    id: consent.id,
  })
  holds(!over.active, 'The consent is withdrawn.')
  const closed = await tour.partly(people.partner, 'Once more?', 'CONSENT_REQUIRED', referrals.readReferral, { id })
  holds(closed.referral?.case.resident?.phone === null, 'A withdrawn consent ends the very next read.')
}

async function repaired({ tour, people }: Pick<Scene, 'tour' | 'people'>, id: string): Promise<void> {
  const { checkInReferral: there } = await tour.asks(people.partner, 'At the door.', referrals.checkInReferral, { id })
  holds(there.status === 'CHECKED_IN', 'The provider has checked in.')
  tour.tells(`CHECKED_IN${there.checkedInAt === null ? '' : ` at ${shown(there.checkedInAt)}`}`)
  const { reportReferral: report } = await tour.asks(people.partner, 'Connection replaced.', referrals.reportReferral, {
    id,
    outcome: { done: true, text: 'Connection and siphon replaced, tested under pressure.', fee: 120 },
  })
  tour.tells(`${report.status}: ${report.outcome?.text ?? '?'} ¥${report.outcome?.fee ?? '?'}`)
  const { confirmReferral: confirmed } = await tour.asks(people.worker, 'Seen; it holds.', referrals.confirmReferral, {
    id,
    accepted: true,
  })
  holds(confirmed.status === 'CONFIRMED', 'The report is confirmed.')
  tour.tells(`CONFIRMED; the case is ${confirmed.case.status}`)
}
