import { actsFor, areaReaches, officerRoles, stationRoles, type Viewer } from '../../../shared/auth'
import { reaches } from '../../../shared/paths'
import { OrganizationStatus, type Organization } from './organization'

/** People whose work it is to know partners: those of stations, and officers. */
export function isStaff(viewer: Viewer): boolean {
  return stationRoles.includes(viewer.role) || officerRoles.includes(viewer.role) || viewer.role === 'HUB_ADMIN'
}

/** Whether the viewer sees what is not public of partners wherever they work. */
export function seesAllOrganizations(viewer: Viewer): boolean {
  return viewer.role === 'SYSTEM' || viewer.role === 'HUB_ADMIN'
}

/**
 * Verified organisations are public. Others are seen by themselves, by the hub's admins, and by staff whose area has to
 * do with one of theirs.
 */
export function maySeeOrganization(viewer: Viewer, organization: Organization): boolean {
  if (organization.status === OrganizationStatus.VERIFIED) return true
  if (seesAllOrganizations(viewer) || actsFor(viewer, organization.id)) return true
  const area = viewer.area
  if (!isStaff(viewer) || area === null) return false
  return [...organization.areaCodes, ...organization.appliedAreaCodes].some(
    (code) => reaches(area, code) || reaches(code, area),
  )
}

/** Nobody vouches for an area beyond their own; an admin of the hub vouches for any. */
export function mayVerifyFor(viewer: Viewer, areaCodes: readonly string[]): boolean {
  return seesAllOrganizations(viewer) || areaCodes.every((code) => areaReaches(viewer, code))
}

/** Nobody is sent away for good but by themselves. */
export function mayLeave(viewer: Viewer, organization: Organization): boolean {
  return viewer.role === 'SYSTEM' || (viewer.role === 'PARTNER' && actsFor(viewer, organization.id))
}

/** One of the areas that an organisation works in must be the viewer's to answer for. */
export function maySuspend(viewer: Viewer, organization: Organization): boolean {
  return viewer.role === 'SYSTEM' || organization.areaCodes.some((code) => areaReaches(viewer, code))
}
