import type { Viewer } from '../../../shared/auth'
import type { Caller } from '../../../shared/database'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import type { VolunteerGroup } from '../group/group'
import type { GroupLoader } from '../group/group.loader'
import { mayLead } from '../group/group.policy'
import { keyset } from '../paging/keyset'
import { nestedPages, type NestedPages } from '../paging/nested-pages'
import type { Volunteer } from '../volunteer/volunteer'
import type { MembershipLoader } from './member.loader'
import type { Applicant, MemberStore } from './member.store'

export interface MemberReaderDeps {
  readonly members: MemberStore
  readonly memberships: MembershipLoader
  readonly groups: GroupLoader
}

/** Who belongs to which group, for whoever may know. */
export class MemberReader {
  private readonly pages: NestedPages<object, readonly [string], Volunteer>
  private readonly requestPages: NestedPages<object, readonly [string, string], Applicant>

  constructor(private readonly deps: MemberReaderDeps) {
    this.pages = nestedPages(deps.members.ofGroups)
    this.requestPages = nestedPages(deps.members.requestsOfGroups)
  }

  /** Null for whoever does not lead the group. */
  async members(
    caller: Caller,
    group: VolunteerGroup,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Volunteer> | null> {
    const asked = page(first, after)
    const from = keyset<[string]>(asked, 'id')
    if (!mayKnow(caller.viewer, group)) return null
    const rows = await this.pages.rows(caller, group.id, {}, { ...asked, from })
    return connection(
      rows,
      asked,
      (row) => [row.id],
      () => this.pages.count(caller, group.id, {}),
    )
  }

  /** Who has asked and waits, longest first. Null for whoever does not lead the group, and so cannot let them in. */
  async requests(
    caller: Caller,
    group: VolunteerGroup,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Volunteer> | null> {
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'time', 'id')
    if (!mayKnow(caller.viewer, group)) return null
    const rows = await this.requestPages.rows(caller, group.id, {}, { ...asked, from })
    return connection(
      rows,
      asked,
      (row) => [row.requestedAt.toISOString(), row.id],
      () => this.requestPages.count(caller, group.id, {}),
    )
  }

  async groupsOf(caller: Caller, volunteerId: string): Promise<VolunteerGroup[]> {
    const memberships = await this.deps.memberships.load(caller, volunteerId)
    const groups = await Promise.all(memberships.map(({ groupId }) => this.deps.groups.load(caller, groupId)))
    return groups.filter((group) => group !== null)
  }
}

function mayKnow(viewer: Viewer, group: VolunteerGroup): boolean {
  return mayLead(viewer, group) || viewer.role === 'SYSTEM'
}
