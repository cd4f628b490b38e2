import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import { isUuid } from '../../../shared/validation'
import type { VolunteerGroup } from '../group/group'
import { mayLead, maySeeGroup } from '../group/group.policy'
import type { GroupStore } from '../group/group.store'
import { volunteerIdOf } from '../volunteer/volunteer'
import { NoProfile } from '../volunteer/volunteer.errors'
import type { VolunteerStore } from '../volunteer/volunteer.store'
import type { MemberStore } from './member.store'

export interface MemberServiceDeps {
  readonly groups: GroupStore
  readonly members: MemberStore
  readonly volunteers: VolunteerStore
  readonly clock: Clock
}

/** Who belongs to which group. Each step can be repeated and changes nothing the second time. */
export class MemberService {
  constructor(private readonly deps: MemberServiceDeps) {}

  /** Asks a group to be let in. */
  async join(caller: Caller, groupId: string): Promise<VolunteerGroup> {
    const volunteerId = volunteerIdOf(caller.viewer)
    return caller.write(async (tx) => {
      const group = await this.group(tx, groupId)
      if (!maySeeGroup(caller.viewer, group)) throw new NotFound('volunteer group')
      if ((await this.deps.volunteers.byIds(tx, [volunteerId])).length === 0) throw new NoProfile()
      await this.deps.members.request(tx, group.id, volunteerId, this.deps.clock.now())
      return group
    })
  }

  /** Lets somebody in who has asked. */
  async admit(caller: Caller, groupId: string, volunteerId: string): Promise<VolunteerGroup> {
    return this.change(caller, groupId, volunteerId, async (tx, group) => {
      const status = await this.deps.members.lock(tx, group.id, volunteerId)
      if (!status) throw new NotFound('volunteer who has asked to join')
      if (status === 'ADMITTED') return
      await this.deps.members.admit(tx, group.id, volunteerId, this.deps.clock.now())
      await this.deps.groups.countMembers(tx, group.id, 1)
    })
  }

  /** Says no to somebody who has asked. A member stays: whoever decides on an old list takes nobody off by it. */
  async decline(caller: Caller, groupId: string, volunteerId: string): Promise<VolunteerGroup> {
    return this.change(caller, groupId, volunteerId, async (tx, group) => {
      const status = await this.deps.members.lock(tx, group.id, volunteerId)
      if (status !== 'REQUESTED') throw new NotFound('volunteer who has asked to join')
      await this.deps.members.remove(tx, group.id, volunteerId)
    })
  }

  /** Takes a member, or a request to become one, off the group. What they have been assigned to stays. */
  async remove(caller: Caller, groupId: string, volunteerId: string): Promise<VolunteerGroup> {
    return this.change(caller, groupId, volunteerId, async (tx, group) => {
      const status = await this.deps.members.lock(tx, group.id, volunteerId)
      if (!status) throw new NotFound('member')
      await this.deps.members.remove(tx, group.id, volunteerId)
      if (status === 'ADMITTED') await this.deps.groups.countMembers(tx, group.id, -1)
    })
  }

  private async change(
    caller: Caller,
    groupId: string,
    volunteerId: string,
    step: (tx: Transaction, group: VolunteerGroup) => Promise<void>,
  ): Promise<VolunteerGroup> {
    return caller.write(async (tx) => {
      const group = await this.group(tx, groupId)
      if (!mayLead(caller.viewer, group)) throw new NotFound('volunteer group')
      if (!isUuid(volunteerId)) throw new NotFound('volunteer')
      await step(tx, group)
      return this.group(tx, groupId)
    })
  }

  private async group(tx: Transaction, id: string): Promise<VolunteerGroup> {
    const [group] = isUuid(id) ? await this.deps.groups.byIds(tx, [id]) : []
    if (!group) throw new NotFound('volunteer group')
    return group
  }
}
