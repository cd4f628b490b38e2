import { manyByKey, type Loader } from '../../../shared/loader'
import type { MemberStore, Membership } from './member.store'

/** Memberships by volunteer, as far as the viewer may see them. */
export type MembershipLoader = Loader<string, readonly Membership[]>

export function membershipLoader(members: MemberStore): MembershipLoader {
  return manyByKey(
    (tx, ids) => members.ofVolunteers(tx, ids),
    (membership) => membership.volunteerId,
  )
}
