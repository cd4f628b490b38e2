import type { Viewer } from '../../../shared/auth'
import { openTestSubgraph, type Asking, type TestSubgraph, type TestSubgraphOptions } from '../../support'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'

export const now = '2026-11-02T01:00:00Z'
export const here = 'xicheng.g.qianggen'

/** A uuid that says what it is of: `id(7)`. */
export function id(n: number): string {
  return `00000000-0000-7000-a000-${String(n).padStart(12, '0')}`
}

export const master: Partial<Viewer> = { id: id(1), role: 'STATIONMASTER', area: here }
export const worker: Partial<Viewer> = { id: id(2), role: 'STATION_WORKER', area: here }
export const neighbour: Partial<Viewer> = { id: id(3), role: 'STATION_WORKER', area: 'xicheng.g.fengsheng' }
export const volunteerOf = (n: number): Partial<Viewer> => ({ id: id(n), role: 'VOLUNTEER' })
export const coordinatorOf = (groupId: string): Partial<Viewer> => ({
  id: `coordinator-${groupId}`,
  role: 'VOLUNTEER_COORDINATOR',
  organizationId: groupId,
})

/** A volunteers subgraph on its own database, in which a few areas and categories are known. */
export async function openScene(options: TestSubgraphOptions = {}): Promise<TestSubgraph> {
  const scene = await openTestSubgraph(volunteers, { now, ...options })
  for (const code of ['xicheng', 'xicheng.g', here, 'xicheng.g.fengsheng'])
    await scene.receive({ kind: 'area.saved', aggregateId: code, version: 1, data: { code, level: 'COMMUNITY' } })
  for (const code of ['public', 'public.company', 'public.company.visiting', 'life', 'life.repairs'])
    await scene.receive({ kind: 'category.saved', aggregateId: code, version: 1, data: { code, line: 'PUBLIC' } })
  const staff = { stationId: id(9), communityCode: here, post: 'GENERAL_SOCIAL_WORKER' }
  await scene.receive({ kind: 'staff.saved', aggregateId: id(2), version: 1, data: staff })
  return scene
}

/** Asks, and fails when anything is refused. */
export async function told<Data>(asking: Asking, document: string, variables = {}): Promise<Data> {
  const { data, errors } = await asking.query(document, variables)
  if (errors?.length) throw new Error(`${document}: ${JSON.stringify(errors)}`)
  return data as Data
}

/** Asks, and answers the code of the one refusal. */
export async function refused(asking: Asking, document: string, variables = {}): Promise<string> {
  const { errors } = await asking.query(document, variables)
  return errors?.length === 1 ? String(errors[0]?.extensions['code']) : `${errors?.length ?? 0} errors`
}

let key = 0

/** A verified group. */
export async function aGroup(scene: TestSubgraph, over: Record<string, unknown> = {}): Promise<string> {
  key += 1
  const input = { name: `Group ${key}`, areaCodes: [here], categoryCodes: ['public.company'], ...over }
  const founder = scene.as({ id: `founder-${key}`, role: 'VOLUNTEER_COORDINATOR' })
  const register = 'mutation R($input: RegisterGroupInput!) { registerGroup(input: $input) { id } }'
  const { registerGroup } = await told<{ registerGroup: { id: string } }>(founder, register, { input })
  const verify = 'mutation V($id: ID!, $areas: [ID!]!) { verifyGroup(id: $id, areaCodes: $areas) { status } }'
  await told(scene.as({ ...master, area: 'xicheng' }), verify, { id: registerGroup.id, areas: input.areaCodes })
  return registerGroup.id
}

/** Somebody who has asked to join the group and has not been let in. */
export async function anApplicant(
  scene: TestSubgraph,
  groupId: string,
  n: number,
  profile: Record<string, unknown> = {},
): Promise<string> {
  const person = scene.as(volunteerOf(n))
  const save = 'mutation S($input: SaveVolunteerInput!) { saveVolunteer(input: $input) { id } }'
  await told(person, save, { input: { displayName: `Volunteer ${n}`, ...profile } })
  await told(person, 'mutation J($id: ID!) { joinGroup(groupId: $id) { id } }', { id: groupId })
  return id(n)
}

/** A member of the group, certified by the worker for the skills. */
export async function aMember(
  scene: TestSubgraph,
  groupId: string,
  n: number,
  { certified = [], ...profile }: { certified?: readonly string[]; [field: string]: unknown } = {},
): Promise<string> {
  await anApplicant(scene, groupId, n, profile)
  const admit = 'mutation A($g: ID!, $v: ID!) { admitMember(groupId: $g, volunteerId: $v) { memberCount } }'
  await told(scene.as(coordinatorOf(groupId)), admit, { g: groupId, v: id(n) })
  const certify =
    'mutation C($v: ID!, $s: String!) { certifySkill(volunteerId: $v, skill: $s, until: "2027-01-31") { id } }'
  for (const skill of certified) await told(scene.as(worker), certify, { v: id(n), s: skill })
  return id(n)
}

export const post = 'mutation P($input: PostTaskInput!) { postTask(input: $input) { id status seats version } }'

/** An open task of the station. */
export async function aTask(scene: TestSubgraph, over: Record<string, unknown> = {}): Promise<string> {
  const input = {
    ...{ title: 'Read the papers aloud', categoryCode: 'public.company', areaCode: here, seats: 2 },
    ...{ startsAt: '2026-11-03T01:00:00Z', endsAt: '2026-11-03T03:00:00Z', ...over },
  }
  return (await told<{ postTask: { id: string } }>(scene.as(worker), post, { input })).postTask.id
}

export const claim = `mutation C($task: ID!, $group: ID!, $seats: Int, $key: String) {
  claimTask(taskId: $task, groupId: $group, seats: $seats, idempotencyKey: $key) { id seats status task { status seatsTaken } } }`

/** Seats of a task, taken by the group. */
export async function aClaim(scene: TestSubgraph, task: string, group: string, seats = 1): Promise<string> {
  type Made = { claimTask: { id: string } }
  return (await told<Made>(scene.as(coordinatorOf(group)), claim, { task, group, seats })).claimTask.id
}

/** The people whom the group sends to what it has claimed: the ids of their assignments, in that order. */
export async function assigned(
  scene: TestSubgraph,
  group: string,
  claimId: string,
  people: readonly string[],
): Promise<string[]> {
  const assign = `mutation A($c: ID!, $v: [ID!]!) { assignVolunteers(claimId: $c, volunteerIds: $v) {
    assignments { id volunteer { id } } } }`
  type Answer = { assignVolunteers: { assignments: { id: string; volunteer: { id: string } }[] } }
  const answer = await told<Answer>(scene.as(coordinatorOf(group)), assign, { c: claimId, v: people })
  const { assignments } = answer.assignVolunteers
  return people.map((person) => assignments.find(({ volunteer }) => volunteer.id === person)?.id ?? '')
}

export const checkIn = 'mutation I($a: ID!) { checkIn(assignmentId: $a) { status } }'
export const checkOut = 'mutation O($a: ID!) { checkOut(assignmentId: $a) { status checkOutForgotten } }'
export const confirm = `mutation C($a: ID!, $m: Int, $n: Boolean) {
  confirmService(assignmentId: $a, minutes: $m, noShow: $n) { status confirmedMinutes checkOutForgotten } }`

/** Gives a volunteer minutes, by the station's correction. */
export async function credit(scene: TestSubgraph, volunteerId: string, minutes: number): Promise<void> {
  key += 1
  const correct = `mutation C($v: ID!, $m: Int!, $k: String!) {
    correctMinutes(volunteerId: $v, minutes: $m, reason: "Service before the hub", idempotencyKey: $k) { balanceAfter } }`
  await told(scene.as(worker), correct, { v: volunteerId, m: minutes, k: `credit-${key}` })
}
