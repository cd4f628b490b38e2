import { readFileSync } from 'node:fs'
import path from 'node:path'
import { demoPersons, demoVolunteers } from '../../../shared/demo'
import { projectRoot } from '../../../shared/project/root'
import { openTestHub, type TestHub } from '../../support/hub'
import { told } from '../../support/scenario'
import { coordinatorOf, viewer } from '../../support/scenario.viewers'

const guide = readFileSync(path.join(projectRoot, 'docs/for-volunteer-groups.md'), 'utf8')
const calls = new Map(
  [...guide.matchAll(/```graphql\n([^`]*)```/g)].map(([, text = '']) => [/^\w+ (\w+)/.exec(text)?.[1] ?? '', text]),
)

let hub: TestHub
const group = demoPersons.coordinator.org ?? ''
const coordinator = coordinatorOf(group)
const newcomer = viewer('VOLUNTEER', '00000000-0000-7000-a000-000000000777')
const tried = new Set<string>()

beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
})
afterAll(() => hub.close())

/** One call of the guide, as somebody; its answer. */
async function call<Data>(name: string, who: Parameters<TestHub['as']>[0], variables = {}): Promise<Data> {
  tried.add(name)
  return told<Data>(hub, who, calls.get(name) ?? '', variables)
}

test('every call of the guide for volunteer groups does what it says, in its order', async () => {
  const { saveVolunteer } = await call<{ saveVolunteer: { id: string } }>('Profile', newcomer)
  const volunteer = saveVolunteer.id
  await call('Groups', newcomer)
  await call('Join', newcomer, { group })
  type Asking = { volunteerGroup: { requests: { edges: { node: { id: string } }[] } } }
  const { volunteerGroup } = await call<Asking>('Requests', coordinator, { group })
  expect(volunteerGroup.requests.edges.map(({ node }) => node.id)).toEqual([volunteer])
  await call('Admit', coordinator, { group, volunteer })
  await call('Certify', 'worker', { volunteer })
  const ours = await call<{ volunteerGroup: { version: number } }>('Ours', coordinator, { group })
  const { version } = ours.volunteerGroup
  expect(await call('Change', coordinator, { group, version })).toEqual({
    updateGroup: { version: version + 1, description: 'We read aloud, and listen.' },
  })
  type Tasks = { tasks: { totalCount: number; edges: { node: { id: string; startsAt: string; endsAt: string } }[] } }
  const { tasks } = await call<Tasks>('Open', coordinator, { group })
  const first = tasks.edges[0]?.node
  type Claimed = { claimTask: { id: string } }
  const early = await call<Claimed>('Claim', coordinator, { task: first?.id, group })
  expect(await call('Release', coordinator, { claim: early.claimTask.id })).toEqual({
    releaseClaim: { status: 'RELEASED' },
  })
  const next = tasks.edges[1]?.node
  const again = (calls.get('Claim') ?? '').replace('our-first-claim', 'our-second-claim')
  const { claimTask } = await told<Claimed>(hub, coordinator, again, { task: next?.id, group })
  type Assigned = { assignVolunteers: { assignments: { id: string }[] } }
  const sent = await call<Assigned>('Assign', coordinator, { claim: claimTask.id, volunteer })
  const off = { assignment: sent.assignVolunteers.assignments[0]?.id }
  expect(await call('Unassign', coordinator, off)).toEqual({ unassignVolunteer: { seats: 1, assignments: [] } })
  const { assignVolunteers } = await call<Assigned>('Assign', coordinator, { claim: claimTask.id, volunteer })
  const assignment = assignVolunteers.assignments[0]?.id
  hub.clock.set(next?.startsAt ?? '')
  await call('Come', newcomer, { assignment })
  hub.clock.set(next?.endsAt ?? '')
  await call('Go', newcomer, { assignment })
  type Waiting = { assignments: { edges: { node: { id: string } }[] } }
  const { assignments } = await call<Waiting>('Waiting', 'worker')
  expect(assignments.edges.map(({ node }) => node.id)).toContain(assignment)
  await call('Confirm', 'worker', { assignment })
  expect(await call('Account', newcomer, { volunteer })).toMatchObject({ volunteer: { balanceMinutes: 60 } })
  await call('Give', newcomer, { other: demoVolunteers[0]?.id })
  await call('Redeem', newcomer, { volunteer })
  expect(await call('Correct', 'worker', { volunteer })).toEqual({ correctMinutes: { balanceAfter: 60 } })
  await call('Feed', newcomer)
  await call('NewFeed', newcomer)
  expect(new Set([...tried, 'Live'])).toEqual(new Set(calls.keys()))
})
