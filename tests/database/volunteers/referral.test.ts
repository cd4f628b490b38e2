import type { HubClient } from '../../../shared/hub'
import type { Viewer } from '../../../shared/auth'
import type { TestSubgraph } from '../../support'
import { aGroup, claim, coordinatorOf, here, id, openScene, refused, told, worker } from './scene'

const asked: Viewer[] = []
const requirements = { skills: [], languages: ['zh'], helpers: 2, windows: [] }
const need = {
  id: id(70),
  summary: 'Company',
  category: { code: 'public.company' },
  community: { code: here },
  requirements,
}
let status = 'OFFERED'
const hub: HubClient = {
  matchSources: () => [],
  async query(viewer, operation, variables) {
    asked.push(viewer)
    if (operation.includes('TaskCase')) return { data: { case: variables['id'] === id(70) ? { id: id(70) } : null } }
    const completeBy = '2026-11-09T01:00:00Z'
    return { data: { referral: { id: variables['id'], status, message: 'Please', completeBy, case: need } } }
  },
}

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openScene({ hub })
})
afterAll(() => scene.close())

let events = 0
async function referral(kind: string, n: number, groupId: string, more: Record<string, unknown> = {}) {
  events += 1
  const data = {
    ...{ caseId: id(70), communityCode: here, residentId: null, providerId: groupId, providerKind: 'VOLUNTEER_GROUP' },
    ...{ offerId: null, batchId: id(71), mode: 'DIRECT', status: 'OFFERED', responseMinutes: null, ...more },
  }
  const event = { id: id(900_000 + events), kind: `referral.${kind}`, aggregateId: id(n), version: events, data }
  await scene.receive(event)
  await scene.receive(event)
  await scene.drain()
}

const tasksOf = `query T($c: ID!) { _entities(representations: [{ __typename: "Case", id: $c }]) { ... on Case {
  tasks { id title status seats startsAt endsAt referralId case { id } location { latitude } } } } }`
type Tasks = { _entities: [{ tasks: { id: string; status: string; referralId: string }[] }] }

async function taskOf(n: number) {
  const { _entities } = await told<Tasks>(
    scene.as(worker),
    tasksOf
      .replace('$c: ID!', '')
      .replace('()', '')
      .replace('$c', JSON.stringify(id(70))),
  )
  const found = _entities[0].tasks.filter((task) => task.referralId === id(n))
  expect(found.length).toBeLessThan(2)
  return found[0]
}

test('a referral to a group becomes one open task of that group, read with its own rights', async () => {
  const [group, other] = [await aGroup(scene), await aGroup(scene)]
  await referral('offered', 100, group)
  const task = await taskOf(100)
  expect(task).toMatchObject({
    ...{ title: 'Company', status: 'OPEN', seats: 2, case: { id: id(70) }, location: null },
    ...{ startsAt: '2026-11-02T01:00:00.000Z', endsAt: '2026-11-09T01:00:00.000Z' },
  })
  expect(asked.at(-1)).toMatchObject({ role: 'VOLUNTEER_COORDINATOR', organizationId: group })
  const read = 'query T($id: ID!) { task(id: $id) { case { id } } }'
  expect(await told(scene.as(coordinatorOf(other)), read, { id: task?.id })).toEqual({ task: null })
  expect(await told(scene.as({}), read, { id: task?.id })).toEqual({ task: null })
  expect(await told(scene.as(coordinatorOf(group)), read, { id: task?.id })).toEqual({ task: { case: { id: id(70) } } })
  expect(await refused(scene.as(coordinatorOf(other)), claim, { task: task?.id, group: other })).toBe('NOT_FOUND')
  expect(await told(scene.as(coordinatorOf(group)), claim, { task: task?.id, group, seats: 2 })).toMatchObject({
    claimTask: { status: 'HELD', task: { status: 'FILLED' } },
  })
})

test.each(['withdrawn', 'expired', 'declined'])('a referral that is %s calls its task off', async (kind) => {
  const group = await aGroup(scene)
  const n = 200 + kind.length
  await referral('offered', n, group)
  const task = await taskOf(n)
  await told(scene.as(coordinatorOf(group)), claim, { task: task?.id, group })
  await referral(kind, n, group, { status: kind.toUpperCase() })
  expect(await taskOf(n)).toMatchObject({ status: 'CANCELLED' })
  expect(await refused(scene.as(coordinatorOf(group)), claim, { task: task?.id, group })).toBe('TASK_NOT_OPEN')
})

test('a referral that ends before its task is made makes none', async () => {
  const group = await aGroup(scene)
  const data = { caseId: id(70), providerId: group, providerKind: 'VOLUNTEER_GROUP', status: 'WITHDRAWN' }
  const event = { aggregateId: id(300), version: 1 }
  await scene.receive({ kind: 'referral.offered', ...event, data: { ...data, status: 'OFFERED' } })
  await scene.receive({ kind: 'referral.withdrawn', ...event, data })
  await scene.drain()
  expect(await taskOf(300)).toBeUndefined()
  status = 'EXPIRED'
  await referral('offered', 301, group)
  expect(await taskOf(301)).toBeUndefined()
  status = 'OFFERED'
})

test("a group's record is what residents said of it and how fast it answers", async () => {
  const group = await aGroup(scene, { categoryCodes: ['life.repairs'] })
  const said = { caseId: id(70), referralId: id(400), providerId: group, resolved: true }
  const evaluation = { kind: 'evaluation.saved', version: 1 }
  for (const [n, by, satisfaction] of [
    [1, 'RESIDENT', 5],
    [2, 'RESIDENT', 4],
    [3, 'WORKER', 1],
  ] as const)
    await scene.receive({ ...evaluation, aggregateId: id(600 + n), data: { ...said, by, satisfaction } })
  await scene.receive({ ...evaluation, aggregateId: id(602), data: { ...said, by: 'RESIDENT', satisfaction: 3 } })
  await referral('accepted', 401, group, { status: 'ACCEPTED', responseMinutes: 10 })
  await referral('declined', 402, group, { status: 'DECLINED', responseMinutes: 50 })
  await referral('expired', 403, group, { status: 'EXPIRED', responseMinutes: null })
  const document = `query M($cases: [_Any!]!) { _entities(representations: $cases) { ... on Case {
    volunteerMatches { reasons { code value } } } } }`
  const { representation } = { representation: { ...need, category: { code: 'life.repairs' }, location: null } }
  const cases = [
    { __typename: 'Case', ...representation, requirements: { ...requirements, languages: [], helpers: 0 } },
  ]
  type Found = { _entities: [{ volunteerMatches: [{ reasons: { code: string; value: number }[] }] }] }
  const { _entities } = await told<Found>(scene.as(worker), document, { cases })
  const values = Object.fromEntries(_entities[0].volunteerMatches[0].reasons.map(({ code, value }) => [code, value]))
  expect(values['TRACK_RECORD']).toBeCloseTo(((5 * 3.5 + 8) / 7 - 1) / 4, 12)
  expect(values['RESPONSIVENESS']).toBeCloseTo(1 / (1 + 30 / 240), 12)
})
