import type { Viewer } from '../../../shared/auth'
import type { TestSubgraph } from '../../support'
import {
  anApplicant,
  aClaim,
  aGroup,
  aMember,
  aTask,
  coordinatorOf,
  here,
  id,
  master,
  neighbour,
  openScene,
  volunteerOf,
  worker,
} from './scene'

const people = [
  'anonymous',
  'admin',
  'district',
  'subdistrict',
  'master',
  'worker',
  'neighbour',
  'resident',
  'partner',
  'coordinator',
  'other',
  'member',
  'asking',
  'volunteer',
] as const
type Person = (typeof people)[number]

let scene: TestSubgraph
let viewers: Record<Person, Partial<Viewer>>
const ids: Record<string, string> = {}

beforeAll(async () => {
  scene = await openScene()
  const group = (ids['group'] = await aGroup(scene))
  ids['other'] = await aGroup(scene, { areaCodes: ['xicheng.g.fengsheng'] })
  ids['person'] = await aMember(scene, group, 500)
  ids['asking'] = await anApplicant(scene, group, 502)
  ids['task'] = await aTask(scene, { seats: 50 })
  ids['claim'] = await aClaim(scene, ids['task'], group, 20)
  viewers = {
    anonymous: {},
    admin: { id: 'admin', role: 'HUB_ADMIN', area: 'xicheng' },
    district: { id: 'district', role: 'DISTRICT_OFFICER', area: 'xicheng' },
    subdistrict: { id: 'subdistrict', role: 'SUBDISTRICT_OFFICER', area: 'xicheng.g' },
    ...{ master, worker, neighbour },
    resident: { id: id(600), role: 'RESIDENT' },
    partner: { id: 'partner', role: 'PARTNER', organizationId: id(700) },
    coordinator: coordinatorOf(group),
    other: coordinatorOf(ids['other']),
    member: volunteerOf(500),
    asking: volunteerOf(502),
    volunteer: volunteerOf(501),
  }
})
afterAll(() => scene.close())

const stations = 'master worker'
const everybody = people.join(' ')
const input =
  '{ title: "t", categoryCode: "public", areaCode: "AREA", seats: 1, startsAt: "2026-11-04T01:00:00Z", endsAt: "2026-11-04T02:00:00Z" }'.replace(
    'AREA',
    here,
  )

/** Who gets an answer; everybody else gets null, or a refusal. */
const table: readonly (readonly [operation: string, allowed: string])[] = [
  ['{ volunteerGroup(id: "$group") { id } }', everybody],
  ['{ volunteerGroups { totalCount } }', everybody],
  ['{ task(id: "$task") { id } }', everybody],
  ['{ tasks { totalCount } }', everybody],
  ['{ volunteer(id: "$person") { id } }', `${stations} coordinator member`],
  ['{ volunteerGroup(id: "$group") { members { totalCount } } }', `${stations} coordinator`],
  ['{ volunteerGroup(id: "$group") { requests { totalCount } } }', `${stations} coordinator`],
  ['{ assignments { totalCount } }', `${stations} neighbour resident coordinator other member asking volunteer`],
  [
    'mutation { registerGroup(input: { name: "n", areaCodes: ["xicheng"], categoryCodes: ["life"] }) { id } }',
    everybody.replace('anonymous ', ''),
  ],
  [
    'mutation { verifyGroup(id: "$group", areaCodes: ["xicheng.g.qianggen"]) { id } }',
    'admin district subdistrict master',
  ],
  [
    'mutation { saveVolunteer(input: { displayName: "n" }) { id } }',
    `${stations} neighbour resident coordinator other member asking volunteer`,
  ],
  ['mutation { saveVolunteer(input: { id: "$person", displayName: "n" }) { id } }', `${stations} member`],
  [
    'mutation { joinGroup(groupId: "$group") { id } }',
    `${stations} neighbour resident coordinator other member asking volunteer`,
  ],
  ['mutation { admitMember(groupId: "$group", volunteerId: "$person") { id } }', `${stations} coordinator`],
  ['mutation { declineMember(groupId: "$group", volunteerId: "$asking") { id } }', ''],
  ['mutation { certifySkill(volunteerId: "$person", skill: "driving", until: "2027-01-01") { id } }', stations],
  [`mutation { postTask(input: ${input}) { id } }`, stations],
  ['mutation { assignVolunteers(claimId: "$claim", volunteerIds: ["$person"]) { id } }', 'coordinator'],
  ['mutation { releaseClaim(id: "$claim", reason: "r") { id } }', ''],
  ['mutation { suspendGroup(id: "$group", reason: "r") { id } }', 'district subdistrict master'],
  ['mutation { removeMember(groupId: "$group", volunteerId: "$person") { id } }', ''],
  ['mutation { cancelTask(id: "$task", reason: "r") { id } }', ''],
  ['mutation { confirmService(assignmentId: "$none") { id } }', ''],
  ['mutation { claimTask(taskId: "$task", groupId: "$group") { id } }', ''],
  ['mutation { unassignVolunteer(assignmentId: "$none") { id } }', ''],
  ['mutation { checkIn(assignmentId: "$none") { id } }', ''],
  ['mutation { checkOut(assignmentId: "$none") { id } }', ''],
  ['mutation { correctMinutes(volunteerId: "$person", minutes: 1, reason: "r", idempotencyKey: "k") { id } }', ''],
  ['mutation { redeemMinutes(volunteerId: "$person", minutes: 1, forWhat: "w", idempotencyKey: "k") { id } }', ''],
]

test.each(table.filter(([, allowed]) => allowed !== ''))('%s', async (operation, allowed) => {
  const document = operation.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? id(1_234_567))
  const answered = []
  for (const person of people) {
    const { data, errors } = await scene.as(viewers[person]).query(document)
    const codes = (errors ?? []).map(({ extensions }) => extensions['code'])
    expect(['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND', 'VALIDATION_FAILED', undefined]).toContain(codes[0])
    const [field] = Object.values(data ?? {}) as (Record<string, unknown> | null)[]
    if (field && field['members'] !== null && field['requests'] !== null) answered.push(person)
  }
  expect(answered.sort()).toEqual(allowed.split(' ').sort())
})

test.each(table.filter(([, allowed]) => allowed === ''))('%s is refused to strangers', async (operation) => {
  const document = operation.replace(/\$(\w+)/g, (_, name: string) => ids[name] ?? id(1_234_567))
  for (const person of ['anonymous', 'partner', 'resident', 'other', 'volunteer', 'neighbour', 'admin'] as const) {
    const { errors } = await scene.as(viewers[person]).query(document)
    const code = String(errors?.[0]?.extensions['code'])
    expect([person, ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(code)]).toEqual([person, true])
  }
})

test('the place of a task is rounded, and its case hidden, for whoever takes no part in it', async () => {
  const location = { latitude: 39.91234, longitude: 116.36789 }
  const task = await aTask(scene, { location, seats: 2 })
  const other = await aGroup(scene)
  const document = 'query T($id: ID!) { task(id: $id) { location { latitude longitude } } }'
  const placeFor = async (viewer: Partial<Viewer>) =>
    (await scene.as(viewer).query(document, { id: task })).data.task.location
  expect(await placeFor({})).toEqual({ latitude: 39.91, longitude: 116.37 })
  expect(await placeFor(coordinatorOf(other))).toEqual({ latitude: 39.91, longitude: 116.37 })
  await aClaim(scene, task, other)
  expect(await placeFor(coordinatorOf(other))).toEqual(location)
  expect(await placeFor(worker)).toEqual(location)
})
