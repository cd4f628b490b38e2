import { isStationOf, type Viewer } from '../../../shared/auth'
import type { Staff } from './staff'

/** A stationmaster assigns the staff of the own station. */
export function mayAssign(viewer: Viewer, staff: Staff): boolean {
  return viewer.role === 'STATIONMASTER' && isStationOf(viewer, staff.communityCode)
}
