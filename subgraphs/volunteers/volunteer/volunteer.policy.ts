import { stationRoles, type Role, type Viewer } from '../../../shared/auth'
import { volunteerIdOf } from './volunteer'

/** Who can be a volunteer, or keep a volunteer's profile. */
export const profileRoles: readonly Role[] = ['VOLUNTEER', 'VOLUNTEER_COORDINATOR', 'RESIDENT', ...stationRoles]

/** One's own profile; a station's workers keep those that they can see, too. */
export function mayKeepProfile(viewer: Viewer, volunteerId: string): boolean {
  return volunteerIdOf(viewer) === volunteerId || stationRoles.includes(viewer.role) || viewer.role === 'SYSTEM'
}

/** A resident volunteers as themselves; which resident a volunteer is otherwise, the station knows. */
export function mayLinkResident(viewer: Viewer, residentId: string): boolean {
  return stationRoles.includes(viewer.role) || (viewer.role === 'RESIDENT' && viewer.id === residentId)
}
