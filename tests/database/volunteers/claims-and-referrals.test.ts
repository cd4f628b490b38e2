import { demoGroups } from '../../../shared/demo'
import { openTestHub, type TestHub } from '../../support/hub'
import { ask, told } from '../../support/scenario'
import { answerAs, CaseStory } from '../../support/scenario.case'
import { coordinatorOf } from '../../support/scenario.viewers'
import { eventsOf } from './icalendar'

let hub: TestHub
const group = demoGroups[0]?.id ?? ''
const coordinator = coordinatorOf(group)
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

/** Until then, nobody has heard of what another subgraph did; first to tell is the given one. */
async function newsComes(first: 'cases' | 'volunteers') {
  await hub.hub.subgraphs.find(({ name }) => name === first)?.drain()
  await hub.drain()
}

/** A referral to the group, and its task. */
async function referred() {
  const needs = { categoryCode: 'public.company.visiting', summary: 'Company on two afternoons.' }
  const story = await (await CaseStory.open(hub, 'worker', needs)).underWay()
  const { id } = await story.refer(group)
  await hub.drain()
  const tasks = 'query T($id: ID!) { case(id: $id) { tasks { id } } }'
  const found = await told<{ case: { tasks: { id: string }[] } }>(hub, 'worker', tasks, { id: story.id })
  return { story, referralId: id, taskId: found.case.tasks[0]?.id ?? '' }
}
type Referred = Awaited<ReturnType<typeof referred>>

const claim = `mutation C($task: ID!, $group: ID!) { claimTask(taskId: $task, groupId: $group) { id } }`
const claimed = async ({ taskId: task }: Referred) =>
  (await told<{ claimTask: { id: string } }>(hub, coordinator, claim, { task, group })).claimTask.id
const withdraw = ({ referralId: id }: Referred) =>
  told(hub, 'worker', 'mutation W($id: ID!) { withdrawReferral(id: $id, reason: "A cousin came") { id } }', { id })
const release = (id: string) =>
  told(hub, coordinator, 'mutation R($id: ID!) { releaseClaim(id: $id, reason: "Nobody is free") { id } }', { id })

/** Where the referral, its task and the claims on it stand. */
async function state({ referralId, taskId }: Referred) {
  const document = `query S($r: ID!, $t: ID!) { referral(id: $r) { status }
    task(id: $t) { status seatsTaken claims { status assignments { id } } } }`
  type State = { referral: object; task: object }
  const { referral, task } = await told<State>(hub, 'worker', document, { r: referralId, t: taskId })
  return { ...referral, task }
}

const taken = { status: 'FILLED', seatsTaken: 1, claims: [{ status: 'HELD', assignments: [] }] }
const calledOff = { status: 'CANCELLED', seatsTaken: 0, claims: [{ status: 'RELEASED', assignments: [] }] }

test('a claim whose news is late accepts the referral when the news comes', async () => {
  const one = await referred()
  await claimed(one)
  expect(await state(one)).toEqual({ status: 'OFFERED', task: taken })
  await newsComes('volunteers')
  expect(await state(one)).toEqual({ status: 'ACCEPTED', task: taken })
})

test.each(['cases', 'volunteers'] as const)(
  'a claim made while the withdrawal is on its way is undone by it, when first the news of %s comes',
  async (first) => {
    const one = await referred()
    await withdraw(one)
    await claimed(one)
    expect(await state(one)).toEqual({ status: 'WITHDRAWN', task: taken })
    await newsComes(first)
    expect(await state(one)).toEqual({ status: 'WITHDRAWN', task: calledOff })
    const again = await ask(hub, coordinator, claim, { task: one.taskId, group })
    expect(again.refusals).toMatchObject([{ code: 'TASK_NOT_OPEN' }])
  },
)

test.each(['cases', 'volunteers'] as const)(
  'a referral withdrawn while the claim is on its way stays withdrawn, when first the news of %s comes',
  async (first) => {
    const one = await referred()
    await claimed(one)
    await withdraw(one)
    await newsComes(first)
    expect(await state(one)).toEqual({ status: 'WITHDRAWN', task: calledOff })
  },
)

test('a claim that is made and released before anybody hears of it gives the referral back', async () => {
  const one = await referred()
  await release(await claimed(one))
  expect(await state(one)).toMatchObject({ status: 'OFFERED', task: { status: 'OPEN', seatsTaken: 0 } })
  await newsComes('volunteers')
  const after = (await state(one)) as { status?: string }
  const task = after.status === 'OFFERED' ? 'OPEN' : 'CANCELLED'
  expect(['OFFERED', 'WITHDRAWN']).toContain(after.status)
  expect(after).toMatchObject({ task: { status: task, seatsTaken: 0, claims: [{ status: 'RELEASED' }] } })
})

test('a referral that the group declines calls off the task, also when it was claimed meanwhile', async () => {
  const one = await referred()
  await answerAs(hub, coordinator, one.referralId, 'DECLINE')
  await claimed(one)
  await newsComes('cases')
  expect(await state(one)).toEqual({ status: 'DECLINED', task: calledOff })
})

test('the calendar is served at the hub’s own address, to whoever has the secret', async () => {
  await hub.url()
  const { calendarUrl } = await told<{ calendarUrl: string }>(hub, 'volunteer', '{ calendarUrl }')
  expect(calendarUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/calendar\/[\w-]+\.ics$/)
  const response = await fetch(calendarUrl)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(eventsOf(await response.text())).toContainEqual(
    expect.objectContaining({ SUMMARY: 'Decorate the reading room', STATUS: 'CONFIRMED' }),
  )
  expect((await fetch(calendarUrl.replace('.ics', 'A.ics'))).status).toBe(404)
})

test.each([2 ** 31, -(2 ** 31) - 1])('%d minutes are refused as no number of minutes', async (minutes) => {
  const gift = `mutation G($m: Int!) { giftMinutes(toVolunteerId: "x", minutes: $m, idempotencyKey: "k") { id } }`
  const answer = await hub.as('volunteer').post(gift, { m: minutes })
  expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'VALIDATION_FAILED' } })
  expect(answer.errors?.[0]?.message).toMatch(/32-bit/)
})
