import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { IllegalTransition, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import type { Jobs } from '../../../shared/jobs'
import { codePattern } from '../../../shared/paths'
import { Checks, isUuid } from '../../../shared/validation'
import { communityOf } from '../area/area'
import { mayReadRecord } from '../disclosure/disclosure.policy'
import type { ResidentStore } from '../resident/resident.store'
import type { StationStore } from '../station/station.store'
import { appointmentSteps, type Appointment, type AppointmentStatus } from './appointment'
import { SlotFull } from './appointment.errors'
import { checkedIn } from './appointment.events'
import { maySeeAppointment } from './appointment.policy'
import type { AppointmentStore } from './appointment.store'
import type { SlotService } from './slot.service'

export interface NewAppointment {
  readonly stationId: string
  readonly residentId: string
  readonly startsAt: Date
  readonly serviceItemCode?: string | null
  readonly idempotencyKey?: string | null
}

export interface AppointmentPorts {
  readonly appointments: AppointmentStore
  readonly residents: ResidentStore
  readonly stations: StationStore
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
}

/** How long ahead one can book. */
const horizon = 60 * 86_400_000

export class AppointmentService {
  constructor(
    private readonly ports: AppointmentPorts,
    private readonly slots: SlotService,
  ) {}

  /** Takes a place in a slot of the resident's own station. Throws ValidationFailed, NotFound, SlotFull. */
  book(caller: Caller, { idempotencyKey, ...input }: NewAppointment): Promise<Appointment> {
    const { appointments } = this.ports
    return caller.write(async (tx) => {
      const asked = { operation: 'bookAppointment', key: idempotencyKey, input }
      const { id } = await once(tx, asked, async () => {
        const appointment = await this.checked(caller, tx, input)
        const places = await this.slots.places(tx, appointment.stationId)
        const { stationId, startsAt, endsAt } = appointment
        if (places === 0 || !(await appointments.takePlace(tx, stationId, startsAt, places))) throw new SlotFull()
        await appointments.insert(tx, appointment)
        const key = `appointment ${appointment.id}`
        await this.ports.jobs.add(tx, 'appointment.end', { appointmentId: appointment.id }, { runAt: endsAt, key })
        return appointment.id
      })
      return this.read(caller, tx, id)
    })
  }

  /** Gives the place back. Throws NotFound, IllegalTransition. */
  cancel(caller: Caller, id: string): Promise<Appointment> {
    return caller.write(async (tx) => {
      const cancelled = await this.move(caller, tx, id, 'CANCELLED')
      await this.ports.appointments.givePlaceBack(tx, cancelled.stationId, cancelled.startsAt)
      return cancelled
    })
  }

  /** The resident has come; an affair that was named opens its case from the event. Throws NotFound, IllegalTransition. */
  checkIn(caller: Caller, id: string): Promise<Appointment> {
    return caller.write(async (tx) => {
      const appointment = await this.move(caller, tx, id, 'CHECKED_IN')
      await this.ports.outbox.publish(tx, checkedIn(appointment, caller.viewer))
      return appointment
    })
  }

  /** When its time is over: who came has been served, who did not is a no-show. */
  end(caller: Caller, id: string): Promise<void> {
    return caller.write(async (tx) => {
      const { appointments } = this.ports
      if (!(await appointments.move(tx, id, 'BOOKED', 'NO_SHOW'))) await appointments.move(tx, id, 'CHECKED_IN', 'DONE')
    })
  }

  private async move(caller: Caller, tx: Transaction, id: string, to: AppointmentStatus): Promise<Appointment> {
    const { status } = await this.read(caller, tx, id)
    const allowed = appointmentSteps[status]
    if (!allowed.includes(to) || !(await this.ports.appointments.move(tx, id, status, to)))
      throw new IllegalTransition('appointment', status, allowed)
    return this.read(caller, tx, id)
  }

  private async read(caller: Caller, tx: Transaction, id: string): Promise<Appointment> {
    const [appointment] = isUuid(id) ? await this.ports.appointments.byIds(tx, [id]) : []
    if (!appointment || !maySeeAppointment(caller.viewer, appointment)) throw new NotFound('appointment')
    return appointment
  }

  private async checked(
    caller: Caller,
    tx: Transaction,
    { residentId, stationId, startsAt, serviceItemCode }: NewAppointment,
  ): Promise<Appointment> {
    const now = this.ports.clock.now()
    const [resident] = isUuid(residentId) ? await this.ports.residents.byIds(tx, [residentId]) : []
    if (!resident || resident.erasedAt !== null || !mayReadRecord(caller.viewer, resident))
      throw new NotFound('resident')
    const [station] = isUuid(stationId) ? await this.ports.stations.byIds(tx, [stationId]) : []
    const checks = new Checks()
    const own = station !== undefined && station.communityCode === communityOf(resident.areaCode)
    checks.that(own, 'input.stationId', "Is not the resident's station.")
    const slot = station ? this.slots.slotAt(station, startsAt) : null
    const ahead = startsAt.getTime() - now.getTime()
    checks.that(slot !== null && ahead > 0 && ahead <= horizon, 'input.startsAt', 'Must be a slot of the next 60 days.')
    const code = serviceItemCode ?? null
    checks.that(code === null || codePattern.test(code), 'input.serviceItemCode', 'Is not the code of a service item.')
    checks.done()
    const { id, communityCode } = station ?? { id: stationId, communityCode: resident.areaCode }
    return {
      ...{ id: this.ports.ids.next(), stationId: id, communityCode, residentId: resident.id },
      ...{ startsAt, endsAt: slot?.endsAt ?? startsAt, serviceItemCode: code, status: 'BOOKED', bookedAt: now },
    }
  }
}
