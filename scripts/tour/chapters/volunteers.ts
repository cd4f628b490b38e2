import { randomUUID } from 'node:crypto'
import { demoCommunityCode, demoPersons } from '../../../shared/demo'
import type { Need } from '../need'
import * as joining from '../operations/joining'
import * as referrals from '../operations/referrals'
import * as tasks from '../operations/tasks'
import { holds } from '../holds'
import type { Scene } from '../scene'

/** A group's referral becomes an open task; its claim accepts the referral. Answers the referral's id. */
export async function referToGroup(scene: Scene, need: Need): Promise<string> {
  const { tour, people } = scene
  const group = demoPersons.coordinator.org ?? ''
  tour.chapter('The volunteers')
  const { offerReferral: offered } = await tour.asks(
    people.worker,
    'Somebody to sit with her while the water is off?',
    referrals.offerReferral,
    {
      input: {
        caseId: need.caseId,
        mode: 'DIRECT',
        providers: [{ providerId: group }],
        message: 'A cup of tea and an hour of company.',
        idempotencyKey: `tour-${tour.run}-group-referral`,
      },
    },
  )
  const [referral] = offered
  holds(referral?.status === 'OFFERED', 'The referral is offered to the group.')
  tour.tells(`OFFERED to ${referral.provider?.name ?? '?'}`)
  await claimed(scene, group, referral.id)
  await tour.awaits(people.worker, referrals.readReferredNeed, { id: referral.id }, (data) =>
    data.referral?.status === 'ACCEPTED' ? data.referral : null,
  )
  tour.tells('by the claim, the referral is ACCEPTED')
  await served(scene, referral.id)
  return referral.id
}

async function claimed(scene: Scene, group: string, referralId: string): Promise<void> {
  const { tour, people } = scene
  const task = await tour.awaits(people.coordinator, tasks.openTasks, { area: demoCommunityCode }, (data) =>
    data.tasks.edges.map((edge) => edge.node).find((node) => node.referralId === referralId),
  )
  tour.tells(`an open task has appeared: ${task.title}, ${task.seats} seat(s)`)
  const { claimTask: claim } = await tour.asks(people.coordinator, 'That is ours.', tasks.claimTask, {
    task: task.id,
    group,
    seats: task.seats,
    key: `tour-${tour.run}-claim`,
  })
  holds(claim.status === 'HELD', 'The claim is held.')
  tour.tells(`HELD, ${claim.seats} of ${task.seats} seat(s); the task is ${claim.task.status}`)
  const volunteer = await recruited(scene, group)
  const { assignVolunteers: assigned } = await tour.asks(people.coordinator, 'You go.', tasks.assignVolunteers, {
    claim: claim.id,
    volunteers: [volunteer],
  })
  tour.tells(...assigned.assignments.map((one) => `${one.volunteer.displayName}: ${one.status}`))
}

/** Somebody new signs up, asks to join, and is admitted. */
async function recruited({ tour, cast, people }: Scene, group: string): Promise<string> {
  const newcomer = await cast.actor('Xiao Tian 小田', 'student', 'VOLUNTEER', randomUUID(), null)
  const { saveVolunteer: saved } = await tour.asks(newcomer, 'I would like to help.', joining.saveVolunteer, {
    input: { displayName: 'Xiao Tian 小田', skills: ['listening'], languages: ['zh', 'en'] },
  })
  tour.tells(`${saved.displayName}, ${saved.languages.join(' and ')}`)
  const { joinGroup: asked } = await tour.asks(newcomer, 'With you, if I may.', joining.joinGroup, { group })
  tour.tells(`${asked.name}: ${asked.memberCount} members, one asking`)
  const { admitMember: grown } = await tour.asks(people.coordinator, 'Welcome.', joining.admitMember, {
    group,
    volunteer: saved.id,
  })
  holds(grown.memberCount === asked.memberCount + 1, 'The group has one member more.')
  tour.tells(`${grown.name}: ${grown.memberCount} members`)
  return saved.id
}

async function served({ tour, people }: Scene, id: string): Promise<void> {
  await tour.asks(people.coordinator, 'She is there.', referrals.checkInReferral, { id })
  const { reportReferral: report } = await tour.asks(people.coordinator, 'They had tea.', referrals.reportReferral, {
    id,
    outcome: { done: true, text: 'An hour of company, and the floor is dry.' },
  })
  tour.tells(`${report.status}: ${report.outcome?.text ?? '?'}`)
  const { confirmReferral: confirmed } = await tour.asks(people.worker, 'Thank you.', referrals.confirmReferral, {
    id,
    accepted: true,
  })
  holds(confirmed.status === 'CONFIRMED', 'The report is confirmed.')
  tour.tells(`CONFIRMED; the case is ${confirmed.case.status}`)
}

/** A task without a case, and a claim of more seats than it has. */
export async function gardenTask({ tour, people }: Scene, group: { id: string; leader: Scene['people']['worker'] }) {
  const startsAt = new Date(Date.now() + 3 * 86_400_000).toISOString()
  const endsAt = new Date(Date.now() + 3 * 86_400_000 + 7_200_000).toISOString()
  const { postTask: task } = await tour.asks(people.worker, 'Two pairs of hands for the flower beds.', tasks.postTask, {
    input: {
      title: 'Flower beds at the west gate',
      categoryCode: 'public.environment.gardens',
      areaCode: demoCommunityCode,
      startsAt,
      endsAt,
      seats: 2,
      idempotencyKey: `tour-${tour.run}-task`,
    },
  })
  tour.tells(`${task.title}: ${task.status}, ${task.seatsTaken} of ${task.seats} seats taken`)
  const claim = { task: task.id, group: group.id }
  await tour.refused(group.leader, 'All five of us!', 'TASK_FULL', tasks.claimTask, { ...claim, seats: 5 })
  const { claimTask: held } = await tour.asks(group.leader, 'Two, then.', tasks.claimTask, { ...claim, seats: 2 })
  holds(held.task.status === 'FILLED' && held.task.seatsTaken === 2, 'The task is full.')
  tour.tells(`HELD; the task is FILLED, ${held.task.seatsTaken} of 2 seats taken`)
}
