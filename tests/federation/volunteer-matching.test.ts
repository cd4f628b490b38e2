import { openTestHub, type TestHub } from '../support/hub'
import { told } from '../support/scenario'
import { CaseStory } from '../support/scenario.case'
import {
  explained,
  placeIn,
  quietCommunity,
  quietMaster,
  volunteerMatches,
  type Match,
} from '../support/scenario.matching'
import { volunteerGroup, type GroupOfVolunteers, type NewGroup } from '../support/scenario.providers'

const here = quietCommunity(2)
const elsewhere = quietCommunity(3)
const monday = { startsAt: '2026-12-07T02:00:00Z', endsAt: '2026-12-07T04:00:00Z' }
const tuesday = { startsAt: '2026-12-08T02:00:00Z', endsAt: '2026-12-08T04:00:00Z' }
const free = (weekday: number, from: string, to: string) => ({ availability: [{ weekday, from, to }] })

let hub: TestHub
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

type Input = Readonly<Record<string, unknown>>

function need(requirements: Input = {}, over: Input = {}): Promise<CaseStory> {
  return CaseStory.open(hub, quietMaster, {
    communityCode: here,
    categoryCode: 'public.company.visiting',
    summary: 'Company in the afternoon.',
    requirements,
    ...over,
  })
}

function aGroup(over: Partial<NewGroup> = {}): Promise<GroupOfVolunteers> {
  return volunteerGroup(hub, quietMaster, {
    areaCodes: [here],
    categoryCodes: ['public.company.visiting'],
    members: [{}],
    ...over,
  })
}

async function matchOf(
  group: Partial<NewGroup>,
  requirements: Input = {},
  over: Input = {},
): Promise<Match | undefined> {
  const { id } = await aGroup(group)
  const story = await need(requirements, over)
  return (await volunteerMatches(hub, quietMaster, story.id)).find((match) => match.provider.id === id)
}

test.each<[string, boolean, Partial<NewGroup>, Input?, Input?]>([
  ['is verified', true, {}],
  ['is of the subdistrict', true, { areaCodes: ['xicheng.a'] }],
  ['is of another community', false, { areaCodes: [elsewhere] }],
  ['is of an ancestor of the category', true, { categoryCodes: ['public'] }],
  ['is of a descendant of the category', true, {}, {}, { categoryCode: 'public.company' }],
  ['is of a sibling category', false, { categoryCodes: ['public.company.phone'] }],
  ['has as many members as are asked for', true, { members: [{}, {}] }, { helpers: 2 }],
  ['has fewer members than are asked for', false, { members: [{}] }, { helpers: 2 }],
  ['has nobody', false, { members: [] }],
  ['shares a language', true, { members: [{ languages: ['zh', 'en'] }] }, { languages: ['en'] }],
  ['shares no language', false, { members: [{ languages: ['zh'] }] }, { languages: ['en'] }],
  [
    'says it has a skill that nobody certified',
    false,
    { members: [{ skills: ['first-aid'] }] },
    { skills: ['first-aid'] },
  ],
  ['is free in the window', true, { members: [free(1, '11:00', '18:00')] }, { windows: [monday] }],
  ['is free in one of the windows', true, { members: [free(2, '11:00', '18:00')] }, { windows: [monday, tuesday] }],
  ['is free as the window ends', false, { members: [free(1, '12:00', '18:00')] }, { windows: [monday] }],
  ['is free on another day', false, { members: [free(3, '09:00', '18:00')] }, { windows: [monday] }],
  ['says nothing of when it is free', true, {}, { windows: [monday] }],
])('a group that %s: fits is %s', async (_, fits, group, requirements = {}, over = {}) => {
  expect((await matchOf(group, requirements, over)) !== undefined).toBe(fits)
})

async function fitsNeed(groupId: string, requirements: Input): Promise<boolean> {
  const found = await volunteerMatches(hub, quietMaster, (await need(requirements)).id)
  return found.some((match) => match.provider.id === groupId)
}

test('a group that is suspended does not fit any more', async () => {
  const { id } = await aGroup()
  expect(await fitsNeed(id, {})).toBe(true)
  const suspend = 'mutation Suspend($id: ID!) { suspendGroup(id: $id, reason: "It did not turn up.") { status } }'
  expect(await told(hub, quietMaster, suspend, { id })).toEqual({ suspendGroup: { status: 'SUSPENDED' } })
  expect(await fitsNeed(id, {})).toBe(false)
})

test('a skill counts from its certificate on, until it has run out', async () => {
  const { id, volunteerIds } = await aGroup({ members: [{ skills: ['first-aid'] }] })
  expect(await fitsNeed(id, { skills: ['first-aid'] })).toBe(false)
  const certify = `mutation Certify($id: ID!) { certifySkill(volunteerId: $id, skill: "first-aid", until: "2026-11-20") { id } }`
  await told(hub, quietMaster, certify, { id: volunteerIds[0] })
  expect(await fitsNeed(id, { skills: ['first-aid'] })).toBe(true)
  expect(await fitsNeed(id, { skills: ['first-aid', 'driving'] })).toBe(false)
  const before = hub.clock.now()
  hub.clock.pass({ days: 3 })
  expect(await fitsNeed(id, { skills: ['first-aid'] })).toBe(false)
  hub.clock.set(before)
})

test('whoever is assigned elsewhere in all of the windows is not available, in one of them is', async () => {
  const group = await aGroup()
  const post = 'mutation Post($input: PostTaskInput!) { postTask(input: $input) { id } }'
  const input = { title: 'Patrol', categoryCode: 'public.company.visiting', areaCode: here, seats: 1, ...monday }
  const { postTask } = await told<{ postTask: { id: string } }>(hub, quietMaster, post, { input })
  const claim = 'mutation Claim($task: ID!, $group: ID!) { claimTask(taskId: $task, groupId: $group) { id } }'
  const { claimTask } = await told<{ claimTask: { id: string } }>(hub, group.coordinator, claim, {
    task: postTask.id,
    group: group.id,
  })
  const assign =
    'mutation Assign($claim: ID!, $ids: [ID!]!) { assignVolunteers(claimId: $claim, volunteerIds: $ids) { id } }'
  await told(hub, group.coordinator, assign, { claim: claimTask.id, ids: group.volunteerIds })
  const fits = (windows: object[]) => fitsNeed(group.id, { windows })
  expect(await fits([monday])).toBe(false)
  expect(await fits([monday, tuesday])).toBe(true)
  expect(await fits([])).toBe(true)
})

test('the score of a group is what its reasons add up to, and its fee is 0', async () => {
  const group = { base: placeIn(here, 1000), members: [{}, {}, {}], categoryCodes: ['public.company'] }
  const match = await matchOf(group, { helpers: 2 }, { location: placeIn(here) })
  if (!match) throw new Error('The group does not fit')
  expect(match).toMatchObject({ fee: 0, availableMembers: 3, provider: { kind: 'VOLUNTEER_GROUP' } })
  expect(Object.fromEntries(match.reasons.map((reason) => [reason.code, reason.weight]))).toEqual({
    CATEGORY: 0.3,
    PROXIMITY: 0.25,
    TRACK_RECORD: 0.2,
    RESPONSIVENESS: 0.1,
    SPARE_CAPACITY: 0.15,
  })
  const values = { CATEGORY: 0.8, PROXIMITY: 0.5, TRACK_RECORD: 0.625, RESPONSIVENESS: 0.5, SPARE_CAPACITY: 0.5 }
  for (const [code, value] of Object.entries(values))
    expect(match.reasons.find((reason) => reason.code === code)?.value).toBeCloseTo(value, 3)
  expect(explained(match)).toBeCloseTo(match.score, 12)
})

test('groups are ordered by score, and equal ones by their ids', async () => {
  const twins = [await aGroup(), await aGroup()].map((group) => group.id)
  const found = await volunteerMatches(hub, quietMaster, (await need()).id)
  expect(found.map((match) => match.score)).toEqual(found.map((match) => match.score).sort((a, b) => b - a))
  const ids = found.map((match) => match.provider.id)
  expect(ids.filter((id) => twins.includes(id))).toEqual([...twins].sort())
})
