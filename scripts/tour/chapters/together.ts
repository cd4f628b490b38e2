import { demoCommunityCode, demoPersons } from '../../../shared/demo'
import { holds } from '../holds'
import { current, type Need } from '../need'
import { readCandidates } from '../operations/candidates'
import * as cases from '../operations/cases'
import { answerReferral, offerReferral } from '../operations/referrals'
import * as together from '../operations/together'
import type { Person } from '../person'
import type { Scene } from '../scene'

/** A need that goes to several: the first who accepts, then one after another, then up to the subdistrict. */
export async function severalAtOnce(scene: Scene, before: Need): Promise<void> {
  const need = await begun(scene, before)
  await firstToAccept(scene, need)
  await oneAfterAnother(scene, need)
  await handedUp(scene, need)
}

async function begun({ tour, people }: Scene, { residentId, resident }: Need): Promise<Need> {
  tour.chapter('Several at once')
  const input = { channel: 'WINDOW', communityCode: demoCommunityCode, serviceItemCode: 'handy-01', residentId }
  const { openCase: opened } = await tour.asks(people.worker, 'The drain in the yard is blocked.', cases.openCase, {
    input: { ...input, summary: 'A drain in the yard is blocked.', idempotencyKey: `tour-${tour.run}-drain` },
  })
  const id = opened.id
  await tour.asks(people.worker, 'Mine.', cases.acceptCase, { id, version: 1 })
  const assessment = { caseId: id, expectedVersion: 2, causes: 'Roots.', situation: 'Three households share it.' }
  await tour.asks(people.worker, 'Seen.', cases.assessCase, { input: assessment })
  const goals = [{ text: 'The drain is free', activity: 'Find somebody with the tools' }]
  await tour.asks(people.worker, 'One goal.', cases.planCase, { id, version: 3, goals })
  await tour.asks(people.worker, 'Begun.', cases.startCase, { id, version: 4 })
  return { caseId: id, number: opened.number, residentId, resident }
}

async function firstToAccept(scene: Scene, need: Need): Promise<void> {
  const { tour, people } = scene
  const { case: the } = await tour.asks(people.worker, 'Who could?', readCandidates, { id: need.caseId, first: 50 })
  const services = (the?.candidates?.items ?? []).filter(({ source }) => source === 'serviceMatches')
  const asked = [...new Set(services.map(({ providerId }) => providerId))].slice(0, 3)
  holds(asked.length === 3, 'Three providers can take it on.')
  const { offerReferral: offered } = await tour.asks(people.worker, 'Whoever is first has it.', offerReferral, {
    input: {
      ...{ caseId: need.caseId, mode: 'FIRST_ACCEPT', idempotencyKey: `tour-${tour.run}-first` },
      providers: asked.map((providerId) => ({ providerId })),
    },
  })
  const [first, second] = [await desk(scene, asked[0]), await desk(scene, asked[1])]
  const accept = { answer: 'ACCEPT' }
  await tour.asks(second, 'We have it.', answerReferral, { id: offered[1]?.id, ...accept })
  await tour.refused(first, 'So do we.', 'NOT_FOUND', answerReferral, { id: offered[0]?.id, ...accept })
  const out = await referrals(scene, need)
  holds(out.map(({ status }) => status).join() === 'WITHDRAWN,ACCEPTED,WITHDRAWN', 'One has it, the others are told.')
  tour.tells(...out.map(lineOf))
  const reason = 'Their machine is broken.'
  await tour.asks(people.worker, 'They cannot come after all.', together.withdrawReferral, {
    id: offered[1]?.id,
    reason,
  })
}

async function oneAfterAnother(scene: Scene, need: Need): Promise<void> {
  const { tour, people } = scene
  const { offerReferral: offered } = await tour.asks(people.worker, 'Then down the list.', offerReferral, {
    input: { caseId: need.caseId, mode: 'CASCADE', idempotencyKey: `tour-${tour.run}-cascade` },
  })
  const [best] = (await referrals(scene, need)).filter(({ id }) => id === offered[0]?.id)
  const no = { id: best?.id, answer: 'DECLINE', reason: 'Booked out.' }
  await tour.asks(await desk(scene, best?.provider?.id), 'Not today.', answerReferral, no)
  const next = await tour.awaits(people.worker, together.readReferrals, { id: need.caseId }, ({ case: the }) =>
    the?.referrals.find(({ mode, status }) => mode === 'CASCADE' && status === 'OFFERED'),
  )
  tour.tells(`declined; offered to the next by itself: ${next.provider?.name ?? '?'}`)
}

async function handedUp(scene: Scene, need: Need): Promise<void> {
  const { tour, people } = scene
  const { subdistrict } = people
  const { version } = await current(scene, need)
  const change = { id: need.caseId, version, reason: 'The drain belongs to the street.' }
  const { escalateCase: up } = await tour.asks(people.worker, 'This is beyond us.', together.escalateCase, change)
  holds(up.escalatedAt !== null, 'The subdistrict has it.')
  const { notices } = await tour.asks(subdistrict, 'What has come in?', together.readNotices)
  const told = notices.edges.find(({ node }) => node.kind === 'ESCALATED' && node.case?.id === need.caseId)
  holds(told !== undefined, 'The officers of the subdistrict are told.')
  tour.tells(`${told.node.kind}: ${told.node.text}`)
  const { offerReferral: called } = await tour.asks(subdistrict, 'The department, check in.', offerReferral, {
    input: {
      ...{ caseId: need.caseId, mode: 'JOINT', idempotencyKey: `tour-${tour.run}-joint` },
      providers: [{ providerId: demoPersons.department.org }],
    },
  })
  await tour.asks(people.department, 'We come.', answerReferral, { id: called[0]?.id, answer: 'ACCEPT' })
  const back = { id: need.caseId, version: (await current(scene, need)).version, reason: 'The department has it.' }
  const { handBackCase: down } = await tour.asks(subdistrict, 'Yours again.', together.handBackCase, back)
  holds(down.escalatedAt === null, 'The station has it again.')
}

async function referrals({ tour, people }: Scene, need: Need): Promise<together.OutReferral[]> {
  return tour.awaits(people.worker, together.readReferrals, { id: need.caseId }, ({ case: the }) => the?.referrals)
}

function lineOf({ provider, status }: together.OutReferral): string {
  return `${provider?.name ?? '?'}: ${status}`
}

/** Whoever answers for a provider. */
function desk({ cast }: Scene, organizationId = ''): Promise<Person> {
  return cast.actor('A dispatch desk', 'provider', 'PARTNER', `desk-${organizationId}`, organizationId)
}
