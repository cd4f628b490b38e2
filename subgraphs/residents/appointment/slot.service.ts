import type { Clock } from '../../../shared/clock'
import { isStationOf } from '../../../shared/auth'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden } from '../../../shared/errors'
import { manyByKeyAndArguments, type ArgumentLoader } from '../../../shared/loader'
import { instantOf, localDay } from '../calendar/local-time'
import type { Staff } from '../staff/staff'
import type { StaffLoaders } from '../staff/staff.loader'
import type { StaffStore } from '../staff/staff.store'
import type { Station } from '../station/station'
import { slotsOf, type Appointment, type Slot } from './appointment'
import type { AppointmentStore, Day, TakenPlaces } from './appointment.store'

/** A station's days: which times can be booked, and who comes. */
export class SlotService {
  private readonly taken: ArgumentLoader<string, Day, readonly TakenPlaces[]>
  private readonly coming: ArgumentLoader<string, Day, readonly Appointment[]>

  constructor(
    appointments: AppointmentStore,
    private readonly staff: StaffStore,
    private readonly staffLoaders: StaffLoaders,
    private readonly clock: Clock,
    private readonly timeZone: string,
  ) {
    this.taken = manyByKeyAndArguments(
      (tx, stationIds, day) => appointments.taken(tx, stationIds, day),
      (row) => row.stationId,
    )
    this.coming = manyByKeyAndArguments(
      (tx, stationIds, day) => appointments.ofStations(tx, stationIds, day),
      (appointment) => appointment.stationId,
    )
  }

  /** The slots of a day that have not begun, with the places left in each. */
  async ofDay(caller: Caller, station: Station, day: string): Promise<(Slot & { readonly placesLeft: number })[]> {
    const now = this.clock.now()
    const slots = slotsOf(station.openingHours, day, this.timeZone).filter(({ startsAt }) => startsAt > now)
    if (slots.length === 0) return []
    const [members, rows] = await Promise.all([
      this.staffLoaders.ofStation.load(caller, station.id),
      this.taken.load(caller, station.id, this.span(day)),
    ])
    const places = placesWith(members)
    const taken = new Map(rows.map((row) => [row.startsAt.getTime(), row.taken]))
    return slots.map((slot) => ({
      ...slot,
      placesLeft: Math.max(0, places - (taken.get(slot.startsAt.getTime()) ?? 0)),
    }))
  }

  /** The day's appointments, for the station's own staff. Throws Forbidden. */
  async appointmentsOf(caller: Caller, station: Station, day: string): Promise<readonly Appointment[]> {
    if (!isStationOf(caller.viewer, station.communityCode)) throw new Forbidden()
    return this.coming.load(caller, station.id, this.span(day))
  }

  /** The slot that begins at an instant; null where none does. */
  slotAt(station: Station, startsAt: Date): Slot | null {
    const slots = slotsOf(station.openingHours, localDay(startsAt, this.timeZone), this.timeZone)
    return slots.find((slot) => slot.startsAt.getTime() === startsAt.getTime()) ?? null
  }

  /** How many can be served at a time, as it stands in this transaction. */
  async places(tx: Transaction, stationId: string): Promise<number> {
    return placesWith(await this.staff.ofStations(tx, [stationId]))
  }

  private span(day: string): Day {
    return { from: instantOf(day, '00:00', this.timeZone), until: instantOf(day, '24:00', this.timeZone) }
  }
}

/** As many at a time as there are general social workers to serve them. */
function placesWith(staff: readonly Staff[]): number {
  return staff.filter((member) => member.post === 'GENERAL_SOCIAL_WORKER').length
}
