import type { TestSubgraph } from '../../support'
import { aClaim, aGroup, aMember, aTask, coordinatorOf, credit, here, openScene, told, worker } from './scene'

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
