import { actsFor, isStationOf, type Viewer } from '../../../shared/auth'
import { volunteerIdOf } from '../volunteer/volunteer'
import type { Assignment } from './assignment'

/** Who says that somebody has come or gone: they themselves, their coordinator, the station. */
export function mayCheck(viewer: Viewer, assignment: Assignment): boolean {
  return (
    volunteerIdOf(viewer) === assignment.volunteerId ||
    actsFor(viewer, assignment.groupId) ||
    isStationOf(viewer, assignment.areaCode)
  )
}
