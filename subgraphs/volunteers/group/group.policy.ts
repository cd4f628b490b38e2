import { actsFor, areaReaches, officerRoles, stationRoles, type Role, type Viewer } from '../../../shared/auth'
import { reaches } from '../../../shared/paths'
import type { VolunteerGroup } from './group'

export const verifierRoles: readonly Role[] = ['HUB_ADMIN', 'DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER']
export const suspenderRoles: readonly Role[] = ['DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER', 'STATIONMASTER']

/** The viewer's area is one of the group's, above one or below one: a group of the subdistrict works in its communities. */
export function meetsGroup(viewer: Viewer, group: Pick<VolunteerGroup, 'areaCodes'>): boolean {
  const { area } = viewer
  return area !== null && group.areaCodes.some((code) => areaReaches(viewer, code) || reaches(code, area))
}

/** Verified groups are public; others are for who registered or coordinates them, and for stations and officers around. */
export function maySeeGroup(viewer: Viewer, group: VolunteerGroup): boolean {
  if (group.status === 'VERIFIED' || viewer.role === 'SYSTEM' || viewer.role === 'HUB_ADMIN') return true
  if (viewer.role === 'ANONYMOUS') return false
  if (group.registeredBy === viewer.id || actsFor(viewer, group.id)) return true
  return [...stationRoles, ...officerRoles].includes(viewer.role) && meetsGroup(viewer, group)
}

/** Nobody vouches for a group beyond the area that they answer for; the hub's administrator answers for all. */
export function mayVerifyFor(viewer: Viewer, areaCode: string): boolean {
  return viewer.role === 'HUB_ADMIN' || viewer.role === 'SYSTEM' || areaReaches(viewer, areaCode)
}

/** Who answers for a group where it works; the hub's administrator answers for all. */
function vouchesFor(viewer: Viewer, group: VolunteerGroup): boolean {
  if (viewer.role === 'HUB_ADMIN' || viewer.role === 'SYSTEM') return true
  return verifierRoles.includes(viewer.role) && meetsGroup(viewer, group)
}

/** Whoever leads a group or answers for it changes what it says of itself, and who registered it until it is verified. */
export function mayChange(viewer: Viewer, group: VolunteerGroup): boolean {
  if (mayLead(viewer, group) || vouchesFor(viewer, group)) return true
  return group.status === 'APPLIED' && group.registeredBy === viewer.id
}

/** By its name people trust a group that was verified: it takes one who may verify to change it. */
export function mayRename(viewer: Viewer, group: VolunteerGroup): boolean {
  return group.status === 'APPLIED' || vouchesFor(viewer, group)
}

/** Who lets people into a group and out of it: its coordinator, and the social workers where it works. */
export function mayLead(viewer: Viewer, group: VolunteerGroup): boolean {
  if (viewer.role === 'VOLUNTEER_COORDINATOR') return actsFor(viewer, group.id)
  return stationRoles.includes(viewer.role) && meetsGroup(viewer, group)
}
