import type { Viewer } from '../../../shared/auth'
import type { NewEvent } from '../../../shared/events'
import type { Appointment } from './appointment'

/** `appointment.checked-in`, as docs/events.md has it: an affair that was named opens its case. */
export function checkedIn(appointment: Appointment, viewer: Viewer): NewEvent {
  const { id, communityCode, residentId, stationId, serviceItemCode } = appointment
  return {
    kind: 'appointment.checked-in',
    aggregateId: id,
    version: 0,
    data: { communityCode, residentId, stationId, serviceItemCode, staffId: viewer.id },
  }
}
