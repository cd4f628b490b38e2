import { areaReaches, officerRoles, stationRoles, type Viewer } from '../../../shared/auth'

/** Whose figures a viewer may read: officers and stations those of their own area; the hub's administrator all. */
export function seesFigures(viewer: Viewer, areaCode: string): boolean {
  if (viewer.role === 'SYSTEM' || viewer.role === 'HUB_ADMIN') return true
  return [...officerRoles, ...stationRoles].includes(viewer.role) && areaReaches(viewer, areaCode)
}
