import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Appointment, AppointmentStatus } from './appointment'
import type { AppointmentStore, Day, TakenPlaces } from './appointment.store'

const columns = `id, station_id as "stationId", community_code as "communityCode", resident_id as "residentId",
  starts_at as "startsAt", ends_at as "endsAt", service_item_code as "serviceItemCode", status, booked_at as "bookedAt"`

export class PgAppointmentStore implements AppointmentStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Appointment[]> {
    const text = `/* appointmentsById */ select ${columns} from appointment where id = any($1::uuid[])`
    return sql<Appointment>(tx, text, [ids])
  }

  ofResidents(tx: Transaction, residentIds: readonly string[]): Promise<Appointment[]> {
    const text = `/* appointmentsOfResidents */ select ${columns} from appointment
      where resident_id = any($1::uuid[]) order by starts_at, id`
    return sql<Appointment>(tx, text, [residentIds])
  }

  ofStations(tx: Transaction, stationIds: readonly string[], { from, until }: Day): Promise<Appointment[]> {
    const text = `/* appointmentsOfStations */ select ${columns} from appointment
      where station_id = any($1::uuid[]) and starts_at >= $2 and starts_at < $3 order by starts_at, id`
    return sql<Appointment>(tx, text, [stationIds, from, until])
  }

  async insert(tx: Transaction, appointment: Appointment): Promise<void> {
    const { id, stationId, communityCode, residentId, startsAt, endsAt, serviceItemCode, status, bookedAt } =
      appointment
    await sql(
      tx,
      `/* bookAppointment */ insert into appointment (id, station_id, community_code, resident_id, starts_at, ends_at,
         service_item_code, status, booked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, stationId, communityCode, residentId, startsAt, endsAt, serviceItemCode, status, bookedAt],
    )
  }

  async move(tx: Transaction, id: string, from: AppointmentStatus, to: AppointmentStatus): Promise<boolean> {
    const text = '/* moveAppointment */ update appointment set status = $3 where id = $1 and status = $2 returning id'
    return (await sql(tx, text, [id, from, to])).length === 1
  }

  taken(tx: Transaction, stationIds: readonly string[], { from, until }: Day): Promise<TakenPlaces[]> {
    const text = `/* takenPlaces */ select station_id as "stationId", starts_at as "startsAt", taken from slot
      where station_id = any($1::uuid[]) and starts_at >= $2 and starts_at < $3`
    return sql<TakenPlaces>(tx, text, [stationIds, from, until])
  }

  async takePlace(tx: Transaction, stationId: string, startsAt: Date, places: number): Promise<boolean> {
    const taken = await sql(
      tx,
      `/* takePlace */ insert into slot (station_id, starts_at, places, taken) values ($1, $2, $3, 1)
       on conflict (station_id, starts_at) do update set taken = slot.taken + 1, places = excluded.places
         where slot.taken < excluded.places
       returning taken`,
      [stationId, startsAt, places],
    )
    return taken.length === 1
  }

  async givePlaceBack(tx: Transaction, stationId: string, startsAt: Date): Promise<void> {
    const text =
      '/* givePlaceBack */ update slot set taken = taken - 1 where station_id = $1 and starts_at = $2 and taken > 0'
    await sql(tx, text, [stationId, startsAt])
  }
}
