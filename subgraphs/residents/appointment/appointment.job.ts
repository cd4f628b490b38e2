import type { JobHandler } from '../../../shared/jobs'
import type { AppointmentService } from './appointment.service'

/** Ends an appointment when its time is over. */
export function appointmentEndJob(service: AppointmentService): JobHandler<{ readonly appointmentId: string }> {
  return {
    name: 'appointment.end',
    run: (caller, { appointmentId }) => service.end(caller, appointmentId),
  }
}
