import type { Caller } from '../../../shared/database'
import { manyByKey, oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { Appointment } from './appointment'
import { maySeeAppointment } from './appointment.policy'
import type { AppointmentStore } from './appointment.store'

export function appointmentLoaders(store: AppointmentStore) {
  const rows = oneByKey(
    (tx, ids: readonly string[]) => store.byIds(tx, ids),
    (appointment) => appointment.id,
  )
  return {
    ofResident: manyByKey(
      (tx, residentIds: readonly string[]) => store.ofResidents(tx, residentIds),
      (appointment) => appointment.residentId,
    ),
    async visible(caller: Caller, id: string): Promise<Appointment | null> {
      const appointment = isUuid(id) ? await rows.load(caller, id) : null
      return appointment && maySeeAppointment(caller.viewer, appointment) ? appointment : null
    },
  }
}
export type AppointmentLoaders = ReturnType<typeof appointmentLoaders>
