import { anonymous } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import { membersInPostgres } from '../../../subgraphs/volunteers/member/member.store.pg'
import { volunteersInPostgres } from '../../../subgraphs/volunteers/volunteer/volunteer.store.pg'
import type { TestSubgraph } from '../../support'
import {
  anApplicant,
  aClaim,
  aGroup,
  aMember,
  aTask,
  coordinatorOf,
  credit,
  here,
  id,
  master,
  openScene,
  refused,
  told,
  worker,
} from './scene'

let scene: TestSubgraph
const groups: string[] = []
const people: string[] = []
beforeAll(async () => {
  scene = await openScene()
  for (let n = 0; n < 3; n += 1) {
    const group = await aGroup(scene)
    groups.push(group)
    for (let m = 0; m <= n; m += 1) {
      const person = await aMember(scene, group, 100 + n * 10 + m)
      people.push(person)
      for (let e = 0; e <= m; e += 1) await credit(scene, person, 10 + e)
      await aClaim(scene, await aTask(scene, { seats: 5 }), group)
      await anApplicant(scene, group, 200 + n * 10 + m)
    }
  }
  await aTask(scene, { seats: 5, title: 'Next door', areaCode: here })
})
afterAll(() => scene.close())

/** How often each statement ran while asking about so many parents. */
async function statementsFor(document: string, representations: readonly object[]) {
  scene.statements.length = 0
  const { _entities } = await told<{ _entities: unknown[] }>(scene.as(worker), document, { of: representations })
  const counts = new Map<string, number>()
  for (const name of scene.statements.filter((statement) => !/^(begin|commit|set)/i.test(statement)))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  return { _entities, counts }
}

const lists: readonly (readonly [what: string, document: string, parents: () => readonly object[]])[] = [
  [
    'open tasks of areas',
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Area { openTasks(first: 2) { totalCount edges { cursor node { id } } pageInfo { hasNextPage } } } } }',
    () => ['xicheng', here, 'xicheng.g.fengsheng'].map((code) => ({ __typename: 'Area', code })),
  ],
  [
    'members of groups',
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on VolunteerGroup { members(first: 2) { totalCount edges { cursor node { id } } pageInfo { hasNextPage } } } } }',
    () => groups.map((id) => ({ __typename: 'VolunteerGroup', id })),
  ],
  [
    'requests to groups',
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on VolunteerGroup { requests(first: 2) { totalCount edges { cursor node { id } } pageInfo { hasNextPage } } } } }',
    () => groups.map((id) => ({ __typename: 'VolunteerGroup', id })),
  ],
  [
    'claims of groups',
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on VolunteerGroup { claims(first: 2, status: [HELD]) { totalCount edges { cursor node { id task { id } } } pageInfo { hasNextPage } } } } }',
    () => groups.map((id) => ({ __typename: 'VolunteerGroup', id })),
  ],
  [
    'ledgers of volunteers',
    'query Q($of: [_Any!]!) { _entities(representations: $of) { ... on Volunteer { ledger(first: 2) { totalCount edges { cursor node { id balanceAfter } } pageInfo { hasNextPage } } } } }',
    () => people.map((id) => ({ __typename: 'Volunteer', id })),
  ],
]

test.each(lists)('%s are as many statements for many parents as for one, and say the same', async (_, document, of) => {
  const parents = of()
  const many = await statementsFor(document, parents)
  const singly = []
  for (const parent of parents) {
    const one = await statementsFor(document, [parent])
    expect([...many.counts]).toEqual([...one.counts])
    singly.push(...one._entities)
  }
  expect(Math.max(...many.counts.values())).toBe(1)
  expect(many._entities).toEqual(singly)
  expect(new Set(many._entities.map((entity) => JSON.stringify(entity))).size).toBeGreaterThan(1)
})

test('how volunteers are read is planned once, and not for every call', async () => {
  const caller = scene.running.database.callerOf({ ...anonymous, ...worker })
  const plans = await caller.read(async (tx) => {
    // Five plans are tried for the values at hand before one is made for all.
    for (let n = 0; n < 8; n += 1) {
      await volunteersInPostgres.byIds(tx, people)
      await volunteersInPostgres.byResidents(tx, people)
      await membersInPostgres.ofGroups.rows(tx, groups, null as never, null, 21)
      await membersInPostgres.requestsOfGroups.rows(tx, groups, null as never, null, 21)
    }
    const text = `/* plansMade */ select split_part(name, '_', 1) as name, custom_plans::integer as anew from pg_prepared_statements
      where name like 'volunteersBy%' or name like 'membersOf%' or name like 'requestsOf%' order by name`
    return sql<{ name: string; anew: number }>(tx, text)
  })
  await caller.end()
  expect(plans).toEqual(
    ['membersOfGroups', 'requestsOfGroups', 'volunteersByIds', 'volunteersByResidents'].map((name) => ({
      name,
      anew: expect.any(Number),
    })),
  )
  for (const { name, anew } of plans) expect([name, anew]).toEqual([name, Math.min(anew, 5)])
})

test('nested pages go on where the one before ended', async () => {
  const document = `query G($id: ID!, $after: String) { volunteerGroup(id: $id) {
    members(first: 1, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } }
    claims(first: 100) { edges { node { claimedAt } } } } }`
  type Page = { edges: { node: { id: string } }[]; pageInfo: { hasNextPage: boolean; endCursor: string } }
  const seen: string[] = []
  for (let after: string | null = null; ;) {
    const asking = scene.as(coordinatorOf(groups[2] ?? ''))
    const answer: { volunteerGroup: { members: Page } } = await told(asking, document, { id: groups[2], after })
    const { edges, pageInfo } = answer.volunteerGroup.members
    seen.push(...edges.map(({ node }) => node.id))
    after = pageInfo.endCursor
    if (!pageInfo.hasNextPage) break
  }
  expect(seen).toEqual(people.slice(3))
})

test('somebody is in two groups, is taken off one, and stays in the other', async () => {
  const [first = '', second = ''] = groups
  const person = await aMember(scene, first, 150)
  await aMember(scene, second, 150)
  const groupsOf = 'query V($id: ID!) { volunteer(id: $id) { groups { id } } }'
  const both = await told<{ volunteer: { groups: { id: string }[] } }>(scene.as(worker), groupsOf, { id: person })
  expect(both.volunteer.groups.map(({ id }) => id).sort()).toEqual([first, second].sort())
  const remove = `mutation R($g: ID!, $v: ID!) { removeMember(groupId: $g, volunteerId: $v) { memberCount members { totalCount } } }`
  expect(await told(scene.as(coordinatorOf(first)), remove, { g: first, v: person })).toEqual({
    removeMember: { memberCount: 1, members: { totalCount: 1 } },
  })
  expect(await refused(scene.as(coordinatorOf(first)), remove, { g: first, v: person })).toBe('NOT_FOUND')
  expect(await told(scene.as(worker), groupsOf, { id: person })).toEqual({ volunteer: { groups: [{ id: second }] } })
})

test('a group is verified with a social worker of a station, and suspended with a reason', async () => {
  const group = await aGroup(scene)
  const verify = `mutation V($g: ID!, $s: ID) { verifyGroup(id: $g, areaCodes: ["${here}"], supervisorId: $s) {
    status supervisor { id } } }`
  for (const nobody of [id(404), 'x'])
    expect(await refused(scene.as(master), verify, { g: group, s: nobody })).toBe('VALIDATION_FAILED')
  expect(await told(scene.as(master), verify, { g: group, s: worker.id })).toEqual({
    verifyGroup: { status: 'VERIFIED', supervisor: { id: worker.id } },
  })
  const suspend = 'mutation S($g: ID!, $why: String!) { suspendGroup(id: $g, reason: $why) { status } }'
  expect(await refused(scene.as(master), suspend, { g: group, why: ' ' })).toBe('VALIDATION_FAILED')
  expect(await told(scene.as(master), suspend, { g: group, why: 'No insurance' })).toEqual({
    suspendGroup: { status: 'SUSPENDED' },
  })
  const list = '{ volunteerGroups(first: 100) { edges { node { id } } } }'
  type Listed = { volunteerGroups: { edges: { node: { id: string } }[] } }
  const { volunteerGroups } = await told<Listed>(scene.as({}), list)
  expect(volunteerGroups.edges.map(({ node }) => node.id)).not.toContain(group)
})

test('a resident who volunteers is one volunteer, also when they say so several times at once', async () => {
  const resident = scene.as({ id: id(160), role: 'RESIDENT' })
  const save = 'mutation S($n: String!) { saveVolunteer(input: { displayName: $n }) { id } }'
  // Each on a connection that is there.
  await Promise.all(Array.from({ length: 4 }, () => resident.query('{ volunteerGroups { totalCount } }')))
  const answers = await Promise.all(Array.from({ length: 4 }, () => resident.query(save, { n: 'Mei' })))
  expect(answers).toEqual(Array.from({ length: 4 }, () => ({ data: { saveVolunteer: { id: id(160) } } })))
  const document = `{ _entities(representations: [{ __typename: "Resident", id: "${id(160)}" }]) {
    ... on Resident { volunteer { displayName } } } }`
  expect(await told(resident, document)).toEqual({ _entities: [{ volunteer: { displayName: 'Mei' } }] })
  const link = 'mutation L($r: ID!) { saveVolunteer(input: { displayName: "N", residentId: $r }) { id } }'
  // Nobody else is this resident, and a volunteer does not say who they are.
  expect(await refused(scene.as(worker), link, { r: id(160) })).toBe('VALIDATION_FAILED')
  expect(await refused(scene.as({ id: id(161), role: 'VOLUNTEER' }), link, { r: id(160) })).toBe('VALIDATION_FAILED')
})
