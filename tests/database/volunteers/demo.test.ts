import { demoGroups, demoPersons, demoVolunteers } from '../../../shared/demo'
import { openTestSubgraph, type TestSubgraph } from '../../support'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'
import { now, told } from './scene'

let scene: TestSubgraph
beforeAll(async () => {
  scene = await openTestSubgraph(volunteers, { now, seed: 'demo' })
})
afterAll(() => scene.close())

const person = ({ sub, name, role, area, org }: (typeof demoPersons)['worker']) => ({
  ...{ id: sub, name, role, area, organizationId: org },
})

test('the demo territory has its groups with members, tasks that wait, and hours in the time bank', async () => {
  const document = `{ volunteerGroups(first: 100) { totalCount edges { node { status memberCount hoursServed members(first: 100) { totalCount } } } }
    open: tasks(filter: { status: [OPEN] }) { totalCount } done: tasks(filter: { status: [DONE] }) { totalCount } }`
  type Group = { node: { memberCount: number; members: { totalCount: number }; hoursServed: number } }
  type Seen = {
    volunteerGroups: { totalCount: number; edges: Group[] }
    open: { totalCount: number }
    done: { totalCount: number }
  }
  const seen = await told<Seen>(scene.as(person(demoPersons.worker)), document)
  expect(seen).toMatchObject({
    volunteerGroups: { totalCount: demoGroups.length },
    open: { totalCount: 6 },
    done: { totalCount: 36 },
  })
  for (const { node } of seen.volunteerGroups.edges) {
    expect(node.memberCount).toBe(node.members.totalCount)
    expect(node.memberCount).toBeGreaterThanOrEqual(7)
    expect(node.hoursServed).toBeGreaterThan(0)
  }
})

test('the demo volunteer reads their own account and assignments', async () => {
  const document = `query V($id: ID!) { volunteer(id: $id) { displayName balanceMinutes hoursServed skills { code certifiedBy { id } }
    ledger { totalCount edges { node { balanceAfter } } } assignments(upcoming: true) { status claim { task { title } } } groups { name } } }`
  const { volunteer } = await told<{ volunteer: { balanceMinutes: number; hoursServed: number } }>(
    scene.as(person(demoPersons.volunteer)),
    document,
    { id: demoVolunteers[0]?.id },
  )
  expect(volunteer).toMatchObject({
    displayName: demoVolunteers[0]?.name,
    assignments: [{ status: 'ASSIGNED', claim: { task: { title: 'Decorate the reading room' } } }],
  })
  expect(volunteer.balanceMinutes).toBe(volunteer.hoursServed * 60)
})

test('what the demo leaves open expires when its time has passed, as any task does', async () => {
  const document = `{ open: tasks(filter: { status: [OPEN] }) { totalCount } expired: tasks(filter: { status: [EXPIRED] }) { totalCount } }`
  scene.clock.pass({ days: 5, hours: 12 })
  await scene.drain()
  expect(await told(scene.as(person(demoPersons.worker)), document)).toEqual({
    ...{ open: { totalCount: 3 }, expired: { totalCount: 3 } },
  })
  scene.clock.pass({ days: 5 })
  await scene.drain()
  expect(await told(scene.as(person(demoPersons.worker)), document)).toMatchObject({ open: { totalCount: 0 } })
})
