import type { Transaction } from '../../../shared/database'
import type { NestedList } from '../paging/nested-pages'
import type { Volunteer } from '../volunteer/volunteer'

export type MembershipStatus = 'REQUESTED' | 'ADMITTED'

/** A volunteer who has asked a group to be let in, and waits. */
export interface Applicant extends Volunteer {
  readonly requestedAt: Date
}

/** One line of a list of memberships. */
export interface Membership {
  readonly groupId: string
  readonly volunteerId: string
}

export interface MemberStore {
  /** Null: the volunteer has nothing to do with the group. Locked until the transaction ends. */
  lock(tx: Transaction, groupId: string, volunteerId: string): Promise<MembershipStatus | null>
  request(tx: Transaction, groupId: string, volunteerId: string, at: Date): Promise<void>
  admit(tx: Transaction, groupId: string, volunteerId: string, at: Date): Promise<void>
  remove(tx: Transaction, groupId: string, volunteerId: string): Promise<void>
  /** Members of groups that the viewer may see, by id. */
  readonly ofGroups: NestedList<object, readonly [string], Volunteer>
  /** Who has asked groups that the viewer leads, who has waited longest first. */
  readonly requestsOfGroups: NestedList<object, readonly [string, string], Applicant>
  /** In which groups they are, as far as the viewer may see. */
  ofVolunteers(tx: Transaction, volunteerIds: readonly string[]): Promise<Membership[]>
  /** Those of the ids that are members, with what they lack for the skills on the given day. */
  fit(
    tx: Transaction,
    groupId: string,
    ids: readonly string[],
    skills: readonly string[],
    on: string,
  ): Promise<Fitness[]>
}

export interface Fitness {
  readonly volunteerId: string
  /** Skills that the volunteer lacks a certificate for on that day. */
  readonly lacks: readonly string[]
}
