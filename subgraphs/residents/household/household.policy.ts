import { isStationOf, type Viewer } from '../../../shared/auth'
import type { Resident } from '../resident/resident'
import type { Household } from './household'

/** Whether the household is there for the viewer: the station's own, and one's own. */
export function maySeeHousehold(viewer: Viewer, household: Household, members: readonly Resident[]): boolean {
  if (viewer.role === 'SYSTEM' || isStationOf(viewer, household.areaCode)) return true
  return viewer.role === 'RESIDENT' && members.some((member) => member.id === viewer.id)
}
