import { isStationOf, type Viewer } from '../../../shared/auth'
import type { Appointment } from './appointment'

/** The station's, and the resident's own. */
export function maySeeAppointment(viewer: Viewer, { communityCode, residentId }: Appointment): boolean {
  if (viewer.role === 'SYSTEM' || isStationOf(viewer, communityCode)) return true
  return viewer.role === 'RESIDENT' && viewer.id === residentId
}
