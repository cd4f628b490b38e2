import { demoCommunityCode, demoResidentId, demoResidentLocation } from '../../shared/demo'
import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { answerAs, CaseStory, checkInAs, reportAs } from '../support/scenario.case'
import { coordinatorOf, partnerOf } from '../support/scenario.viewers'

interface Candidate {
  readonly source: string
  readonly providerId: string
  readonly providerKind: string
  readonly offerId: string | null
  readonly score: number
  readonly reasons: readonly { readonly weight: number; readonly value: number; readonly text: string }[]
}

interface TrackRecord {
  readonly offered: number
  readonly accepted: number
  readonly completed: number
  readonly evaluations: number
  readonly rating: number
}

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

const home = {
  residentId: demoResidentId(1),
  location: demoResidentLocation(1),
  description: 'Under the kitchen sink.',
}

async function candidatesOf(story: CaseStory): Promise<readonly Candidate[]> {
  const document = `query Candidates($id: ID!) { case(id: $id) { candidates(first: 50) { missingSources
    items { source providerId providerKind offerId score reasons { weight value text } } } } }`
  const answer = await told<{ case: { candidates: { items: Candidate[]; missingSources: string[] } } }>(
    hub,
    story.worker,
    document,
    { id: story.id },
  )
  expect(answer.case.candidates.missingSources).toEqual([])
  return answer.case.candidates.items
}

async function recordOf(type: 'organization' | 'volunteerGroup', id: string): Promise<TrackRecord> {
  const document = `query Record($id: ID!) { provider: ${type}(id: $id) {
    trackRecord { offered accepted completed evaluations rating } } }`
  return (await told<{ provider: { trackRecord: TrackRecord } }>(hub, 'worker', document, { id })).provider.trackRecord
}

async function loadOf(serviceId: string): Promise<number> {
  const document = 'query Load($id: ID!) { service(id: $id) { load } }'
  return (await told<{ service: { load: number } }>(hub, 'worker', document, { id: serviceId })).service.load
}

async function timelineOf(story: CaseStory): Promise<readonly string[]> {
  const document = `query Timeline($id: ID!) { case(id: $id) { timeline(first: 100) { totalCount
    edges { node { sequence kind text } } } } }`
  type Line = { readonly node: { readonly sequence: number; readonly kind: string; readonly text: string } }
  const { timeline } = (
    await told<{ case: { timeline: { totalCount: number; edges: readonly Line[] } } }>(hub, 'worker', document, {
      id: story.id,
    })
  ).case
  expect(timeline.totalCount).toBe(timeline.edges.length)
  expect(timeline.edges.map((edge) => edge.node.sequence)).toEqual(timeline.edges.map((_, index) => index + 1))
  for (const edge of timeline.edges) expect(edge.node.text).not.toBe('')
  return timeline.edges.map((edge) => edge.node.kind)
}

/** matching.md's rating, by hand: the mean of five votes of 3.5 and those that were given. */
function after(record: TrackRecord, satisfaction: number): number {
  const sum = record.rating * (5 + record.evaluations) + satisfaction
  return sum / (5 + record.evaluations + 1)
}

test('candidates are ranked, explained, and come from organisations and volunteer groups alike', async () => {
  const story = await CaseStory.open(hub, 'worker', { ...home, categoryCode: 'public.company.visiting' })
  const items = await candidatesOf(story)
  expect(new Set(items.map((item) => item.source))).toEqual(new Set(['serviceMatches', 'volunteerMatches']))
  expect(items.map((item) => item.score)).toEqual(items.map((item) => item.score).sort((a, b) => b - a))
  for (const item of items) {
    expect(item.reasons.reduce((sum, { weight, value }) => sum + weight * value, 0)).toBeCloseTo(item.score, 9)
    expect(item.reasons.every((reason) => reason.text.length > 0)).toBe(true)
  }
})

test('an enterprise takes a need on, and it goes from intake to a certificate', async () => {
  const story = await CaseStory.open(hub, 'worker', home)
  expect(story.state).toMatchObject({ status: 'RECEIVED', number: expect.stringMatching(/^QG-\d{4}-\d{6}$/) })
  expect((await story.accept()).state.status).toBe('ACCEPTED')
  expect((await story.assess()).state.status).toBe('ASSESSED')
  expect((await story.plan()).state.status).toBe('PLANNED')
  expect((await story.start()).state.status).toBe('IN_PROGRESS')

  const best = (await candidatesOf(story)).find((item) => item.source === 'serviceMatches')
  if (!best?.offerId) throw new Error('No service fits a plumbing need in Qianggen')
  const before = await recordOf('organization', best.providerId)
  const load = await loadOf(best.offerId)
  const referral = await story.refer(best.providerId, best.offerId)
  expect(referral.status).toBe('OFFERED')
  expect(story.state.status).toBe('COORDINATING')
  expect((await candidatesOf(story)).map((item) => item.providerId)).not.toContain(best.providerId)

  const partner = partnerOf(best.providerId)
  expect((await answerAs(hub, partner, referral.id)).status).toBe('ACCEPTED')
  await hub.drain()
  expect(await loadOf(best.offerId)).toBe(load + 1)
  expect((await checkInAs(hub, partner, referral.id)).status).toBe('CHECKED_IN')
  expect((await reportAs(hub, partner, referral.id)).status).toBe('REPORTED')
  expect((await story.confirm(referral.id)).status).toBe('CONFIRMED')
  expect((await story.resolve()).state.status).toBe('RESOLVED')
  await story.evaluate('resident', 'RESIDENT', { referralId: referral.id, satisfaction: 2 })
  await story.evaluate('worker', 'WORKER')
  await story.evaluate(partner, 'PROVIDER', { referralId: referral.id })
  expect((await story.close()).state.status).toBe('CLOSED')
  await hub.drain()

  expect(await loadOf(best.offerId)).toBe(load)
  const record = await recordOf('organization', best.providerId)
  expect(record).toMatchObject({
    offered: before.offered + 1,
    accepted: before.accepted + 1,
    completed: before.completed + 1,
    evaluations: before.evaluations + 1,
  })
  expect(record.rating).toBeCloseTo(after(before, 2), 6)
  const kinds = await timelineOf(story)
  expect(kinds.filter((kind) => kind !== 'EVALUATED')).toEqual(
    `OPENED ACCEPTED ASSESSED PLANNED STARTED REFERRED REFERRAL_ACCEPTED CHECKED_IN FEEDBACK ${
      kinds.filter((kind) => kind === 'FEEDBACK').length === 2 ? 'FEEDBACK ' : ''
    }RESOLVED CLOSED`.split(' '),
  )
  const closed = `query Closed($id: ID!) { case(id: $id) { closedAt resolvedAt respondedAt overdue
    evaluations { by satisfaction } certificate { number text issuedBy { id name } } } }`
  expect(await told(hub, 'worker', closed, { id: story.id })).toMatchObject({
    case: {
      closedAt: expect.any(String),
      resolvedAt: expect.any(String),
      respondedAt: expect.any(String),
      overdue: false,
      certificate: { number: expect.any(String), text: expect.any(String), issuedBy: { name: expect.any(String) } },
    },
  })
})

test("a volunteer group's referral is an open task, and claiming it accepts the referral", async () => {
  const needs = { ...home, categoryCode: 'public.company.visiting', summary: 'Company on two afternoons.' }
  const story = await (await CaseStory.open(hub, 'worker', needs)).underWay()
  const best = (await candidatesOf(story)).find((item) => item.source === 'volunteerMatches')
  if (!best) throw new Error('No volunteer group fits a friendly visit in Qianggen')
  const before = await recordOf('volunteerGroup', best.providerId)
  const referral = await story.refer(best.providerId)
  await hub.drain()

  const tasksOfCase = 'query Tasks($id: ID!) { case(id: $id) { tasks { id status referralId seats } } }'
  const { tasks } = (
    await told<{ case: { tasks: { id: string; status: string; referralId: string }[] } }>(hub, 'worker', tasksOfCase, {
      id: story.id,
    })
  ).case
  expect(tasks).toMatchObject([{ status: 'OPEN', referralId: referral.id, seats: 1 }])
  const task = tasks[0]?.id ?? ''

  const coordinator = coordinatorOf(best.providerId)
  const claim = `mutation Claim($task: ID!, $group: ID!) { claimTask(taskId: $task, groupId: $group) { id status } }`
  const { claimTask } = await told<{ claimTask: { id: string } }>(hub, coordinator, claim, {
    task,
    group: best.providerId,
  })
  await hub.drain()
  const status = 'query Status($id: ID!) { referral(id: $id) { status case { id } provider { id } } }'
  expect(await told(hub, coordinator, status, { id: referral.id })).toEqual({
    referral: { status: 'ACCEPTED', case: { id: story.id }, provider: { id: best.providerId } },
  })

  const members = `query Members($id: ID!) { volunteerGroup(id: $id) { members(first: 100) { edges { node { id } } } } }`
  const group = await told<{ volunteerGroup: { members: { edges: { node: { id: string } }[] } } }>(
    hub,
    coordinator,
    members,
    { id: best.providerId },
  )
  const assign = `mutation Assign($claim: ID!, $people: [ID!]!) {
    assignVolunteers(claimId: $claim, volunteerIds: $people) { assignments { status volunteer { id } } } }`
  const person = group.volunteerGroup.members.edges[0]?.node.id
  expect(await told(hub, coordinator, assign, { claim: claimTask.id, people: [person] })).toEqual({
    assignVolunteers: { assignments: [{ status: 'ASSIGNED', volunteer: { id: person } }] },
  })

  await checkInAs(hub, coordinator, referral.id)
  await reportAs(hub, coordinator, referral.id)
  await story.confirm(referral.id)
  await story.resolve()
  await story.evaluate('resident', 'RESIDENT', { referralId: referral.id, satisfaction: 5 })
  expect((await story.close()).state.status).toBe('CLOSED')
  await hub.drain()
  const record = await recordOf('volunteerGroup', best.providerId)
  expect(record.completed).toBe(before.completed + 1)
  expect(record.rating).toBeCloseTo(after(before, 5), 6)
})

test('what is handled at the window at once goes the short way', async () => {
  const items = 'query Items { serviceItems(handling: IMMEDIATE) { code commitment { completeWithinHours } } }'
  const { serviceItems } = await told<{ serviceItems: { code: string }[] }>(hub, 'worker', items)
  const input = { categoryCode: null, serviceItemCode: serviceItems[0]?.code, communityCode: demoCommunityCode }
  const story = await CaseStory.open(hub, 'worker', input)
  await story.accept()
  await story.resolve()
  expect((await story.close()).state.status).toBe('CLOSED')
})
