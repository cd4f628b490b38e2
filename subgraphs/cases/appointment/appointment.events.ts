import type { EventConsumer } from '../../../shared/events'
import type { CaseStore } from '../case/case.store'
import type { IntakeService } from '../case/intake.service'

interface CheckedIn {
  readonly communityCode: string
  readonly residentId: string
  readonly serviceItemCode: string | null
}

/** Who comes to an appointment for an affair of the catalogue has brought a need: its case is opened, once. */
export function appointmentConsumer(intake: IntakeService, cases: CaseStore): EventConsumer {
  return {
    name: 'cases.appointments',
    kinds: ['appointment.checked-in'],
    async handle(tx, { aggregateId: appointmentId, data }) {
      const { communityCode, residentId, serviceItemCode } = data as unknown as CheckedIn
      if (serviceItemCode === null) return
      const [opened] = await cases.byOrigins(tx, 'appointmentId', [appointmentId])
      if (!opened) await intake.receiveAtAppointment(tx, { appointmentId, communityCode, residentId, serviceItemCode })
    },
  }
}
