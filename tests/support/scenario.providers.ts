import { demoId } from '../../shared/demo'
import type { TestHub } from './hub'
import { told, type Asker } from './scenario'
import { coordinatorOf, partnerOf, viewer } from './scenario.viewers'

export interface ListedService {
  readonly id: string
  readonly version: number
}

/** An organisation that has applied and been verified for some areas, ready to list services. */
export async function verifiedOrganization(
  hub: TestHub,
  master: Asker,
  areaCodes: readonly string[],
  over: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const id = await appliedOrganization(hub, areaCodes, over)
  const verify = 'mutation Verify($id: ID!, $areas: [ID!]!) { verifyOrganization(id: $id, areaCodes: $areas) { id } }'
  await told(hub, master, verify, { id, areas: areaCodes })
  await hub.drain()
  return id
}

export async function appliedOrganization(
  hub: TestHub,
  areaCodes: readonly string[],
  over: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const apply = 'mutation Apply($input: ApplyAsPartnerInput!) { applyAsPartner(input: $input) { id } }'
  const input = { name: 'Bright Pipes Ltd', kind: 'ENTERPRISE', areaCodes, ...over }
  return (await told<{ applyAsPartner: { id: string } }>(hub, 'anonymous', apply, { input })).applyAsPartner.id
}

let listings = 0

/** A service of the organisation, with a title that no other has: listed, free, for ten at a time, unless `over` says otherwise. */
export async function listService(
  hub: TestHub,
  organizationId: string,
  over: Readonly<Record<string, unknown>>,
): Promise<ListedService> {
  const document = 'mutation List($input: ListServiceInput!) { listService(input: $input) { id version } }'
  const input = { title: `Plumbing at home ${++listings}`, fee: { kind: 'FREE' }, capacity: 10, ...over }
  const answer = await told<{ listService: ListedService }>(hub, partnerOf(organizationId), document, { input })
  await hub.drain()
  return answer.listService
}

export interface GroupOfVolunteers {
  readonly id: string
  readonly coordinator: ReturnType<typeof viewer>
  readonly volunteerIds: readonly string[]
}

export interface NewGroup {
  readonly name?: string
  readonly areaCodes: readonly string[]
  readonly categoryCodes: readonly string[]
  readonly base?: { latitude: number; longitude: number }
  /** What each member brings; one member for each. */
  readonly members: readonly Readonly<Record<string, unknown>>[]
  readonly verified?: boolean
}

let registered = 0

/** A volunteer group with its members: registered, verified, joined and admitted. */
export async function volunteerGroup(hub: TestHub, master: Asker, group: NewGroup): Promise<GroupOfVolunteers> {
  registered += 1
  const founder = viewer('VOLUNTEER_COORDINATOR', demoId('support', 900_000 + registered))
  const { name = `Helpers ${registered}`, members, verified = true, ...input } = group
  const register = 'mutation Register($input: RegisterGroupInput!) { registerGroup(input: $input) { id } }'
  const { registerGroup } = await told<{ registerGroup: { id: string } }>(hub, founder, register, {
    input: { name, ...input },
  })
  const id = registerGroup.id
  if (verified) {
    const verify = 'mutation Verify($id: ID!, $areas: [ID!]!) { verifyGroup(id: $id, areaCodes: $areas) { id } }'
    await told(hub, master, verify, { id, areas: group.areaCodes })
  }
  const coordinator = coordinatorOf(id, founder.id)
  const volunteerIds: string[] = []
  for (const [index, member] of members.entries())
    volunteerIds.push(await admitted(hub, coordinator, id, registered * 100 + index, member))
  await hub.drain()
  return { id, coordinator, volunteerIds }
}

async function admitted(
  hub: TestHub,
  coordinator: Asker,
  groupId: string,
  n: number,
  member: Readonly<Record<string, unknown>>,
): Promise<string> {
  const person = viewer('VOLUNTEER', demoId('volunteer', 900_000 + n))
  const save = 'mutation Save($input: SaveVolunteerInput!) { saveVolunteer(input: $input) { id } }'
  const { saveVolunteer } = await told<{ saveVolunteer: { id: string } }>(hub, person, save, {
    input: { displayName: `Volunteer ${n}`, ...member },
  })
  await told(hub, person, 'mutation Join($id: ID!) { joinGroup(groupId: $id) { id } }', { id: groupId })
  await told(
    hub,
    coordinator,
    'mutation Admit($group: ID!, $person: ID!) { admitMember(groupId: $group, volunteerId: $person) { id } }',
    { group: groupId, person: saveVolunteer.id },
  )
  return saveVolunteer.id
}
