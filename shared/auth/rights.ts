import { reaches } from '../paths'
import { stationRoles, type Viewer } from './viewer'

/** Whether the viewer's area is the given one or above it. */
export function areaReaches(viewer: Viewer, areaCode: string): boolean {
  return viewer.area !== null && reaches(viewer.area, areaCode)
}

/** A worker or the master of a station whose area reaches the given one. */
export function isStationOf(viewer: Viewer, areaCode: string): boolean {
  return stationRoles.includes(viewer.role) && areaReaches(viewer, areaCode)
}

/** Whether the viewer acts for the given organisation or volunteer group. */
export function actsFor(viewer: Viewer, organizationId: string): boolean {
  return (
    (viewer.role === 'PARTNER' || viewer.role === 'VOLUNTEER_COORDINATOR') && viewer.organizationId === organizationId
  )
}
