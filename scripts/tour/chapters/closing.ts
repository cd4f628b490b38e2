import { demoCommunityCode, demoPersons } from '../../../shared/demo'
import { current, type Need } from '../need'
import { readCandidates, type Candidate } from '../operations/candidates'
import * as cases from '../operations/cases'
import { readBoard } from '../operations/catalogue'
import * as referrals from '../operations/referrals'
import { holds } from '../holds'
import type { Scene } from '../scene'
import { trackRecordOf } from './matching'

/** A department says no, and why; the case goes on without it. */
export async function departmentDeclines({ tour, people }: Scene, need: Need): Promise<void> {
  tour.chapter('A department')
  const { offerReferral: offered } = await tour.asks(
    people.worker,
    'Is there a subsidy for the repair?',
    referrals.offerReferral,
    {
      input: {
        caseId: need.caseId,
        mode: 'DIRECT',
        providers: [{ providerId: demoPersons.department.org }],
        idempotencyKey: `tour-${tour.run}-department`,
      },
    },
  )
  const [referral] = offered
  holds(referral?.status === 'OFFERED', 'The referral is offered to the department.')
  const { answerReferral: answered } = await tour.asks(people.department, 'No.', referrals.answerReferral, {
    id: referral.id,
    answer: 'DECLINE',
    reason: 'Below the threshold of the repair subsidy.',
  })
  holds(answered.status === 'DECLINED', 'The referral is declined.')
  tour.tells(`DECLINED: ${answered.declineReason ?? '?'}`)
}

/** Step six: resolved, evaluated by all sides, closed with a certificate. */
export async function close(scene: Scene, need: Need, goals: readonly string[], referralId: string): Promise<void> {
  const { tour, people } = scene
  tour.chapter('Resolved, evaluated, closed')
  const done = await current(scene, need)
  const { resolveCase: resolved } = await tour.asks(people.worker, 'Both goals are met.', cases.resolveCase, {
    id: need.caseId,
    version: done.version,
    outcome: 'Water runs; she was not alone with it.',
    goals,
  })
  holds(resolved.status === 'RESOLVED', 'The case is resolved.')
  tour.tells(`RESOLVED, version ${resolved.version}`)

  for (const [who, by, sentence, satisfaction] of [
    [need.resident, 'RESIDENT', 'Quick, and kind.', 5],
    [people.partner, 'PROVIDER', 'Clear order, somebody was at home.', 5],
    [people.worker, 'WORKER', 'They came within the hour.', 5],
  ] as const) {
    const { evaluateCase: evaluated } = await tour.asks(who, sentence, cases.evaluateCase, {
      input: { caseId: need.caseId, referralId, by, resolved: true, satisfaction, comment: sentence },
    })
    tour.tells(evaluated.evaluations.map((one) => `${one.by} ${one.satisfaction}/5`).join(', '))
  }

  const { version } = await current(scene, need)
  const { closeCase: closed } = await tour.asks(people.worker, 'Closed.', cases.closeCase, {
    id: need.caseId,
    version,
    text: 'The kitchen pipe was replaced and tested; warranty one year.',
  })
  holds(closed.status === 'CLOSED' && closed.certificate !== null, 'The case is closed with a certificate.')
  tour.tells(`CLOSED; certificate ${closed.certificate.number}: ${closed.certificate.text}`)
}

/** The whole story as the hub kept it. */
export async function lookBack({ tour, people }: Scene, need: Need): Promise<void> {
  tour.chapter('What the hub has kept')
  const { case: kept } = await tour.asks(need.resident, 'What happened to my request?', cases.readTimeline, {
    id: need.caseId,
  })
  const events = kept?.timeline.edges.map((edge) => edge.node) ?? []
  for (const event of events) tour.tells(`${String(event.sequence).padStart(2)} ${event.kind.padEnd(18)} ${event.text}`)
  const kinds = new Set(events.map((event) => event.kind))
  for (const kind of [
    'OPENED',
    'ACCEPTED',
    'ASSESSED',
    'PLANNED',
    'STARTED',
    'REFERRED',
    'REFERRAL_ACCEPTED',
    'REFERRAL_DECLINED',
    'CHECKED_IN',
    'FEEDBACK',
    'RESOLVED',
    'EVALUATED',
    'CLOSED',
  ])
    holds(kinds.has(kind), `The timeline has ${kind}.`)
  const { cases: board } = await tour.asks(people.worker, 'And what is next?', readBoard, { area: demoCommunityCode })
  holds(board.totalCount > 0, 'The board has open cases.')
  tour.tells(`${board.totalCount} open cases; due first:`)
  for (const { node } of board.edges.slice(0, 5))
    tour.tells(
      `${node.number} ${node.status.padEnd(12)} ${node.overdue ? 'OVERDUE ' : ''}${node.summary} (${node.category.name}; ${node.assignee?.name ?? 'nobody yet'})`,
    )
}

/** The next need of the kind: what the evaluation did to the enterprise's place in the list. */
export async function nextNeed({ tour, people }: Scene, need: Need, before: Candidate): Promise<void> {
  const providerId = demoPersons.partner.org ?? ''
  const { openCase: next } = await tour.asks(need.resident, 'The tap in the bathroom drips as well.', cases.openCase, {
    input: {
      channel: 'APP',
      communityCode: demoCommunityCode,
      serviceItemCode: 'handy-01',
      summary: 'A bathroom tap drips.',
      residentId: need.residentId,
      idempotencyKey: `tour-${tour.run}-next`,
    },
  })
  tour.tells(`${next.number}: ${next.status}`)
  await tour.asks(people.worker, 'Who, this time?', readCandidates, { id: next.id, first: 50 })
  const then = before.reasons.find((reason) => reason.code === 'TRACK_RECORD')?.value ?? 0
  // The evaluation reaches the partners' side by event; five of five can only raise a record that is below it.
  const now = await tour.awaits(people.worker, readCandidates, { id: next.id, first: 50 }, (data) => {
    const record = trackRecordOf(data.case?.candidates?.items ?? [], providerId)
    return record !== null && record > then ? record : null
  })
  tour.tells(`${before.providerName}: rated ${rating(then)} when it was asked, ${rating(now)} now`)
}

/** A track record's value as the rating, 1 to 5, that it stands for. */
function rating(value: number): string {
  return (1 + 4 * value).toFixed(3)
}
