import type { Transaction } from '../../../shared/database'
import type { Appointment, AppointmentStatus } from './appointment'

/** A stretch of time. */
export interface Day {
  readonly from: Date
  readonly until: Date
}

export interface TakenPlaces {
  readonly stationId: string
  readonly startsAt: Date
  readonly taken: number
}

export interface AppointmentStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Appointment[]>
  /** By time. */
  ofResidents(tx: Transaction, residentIds: readonly string[]): Promise<Appointment[]>
  /** By time. */
  ofStations(tx: Transaction, stationIds: readonly string[], day: Day): Promise<Appointment[]>
  insert(tx: Transaction, appointment: Appointment): Promise<void>
  /** Moves it on if it still stands at `from`, and says whether it did. */
  move(tx: Transaction, id: string, from: AppointmentStatus, to: AppointmentStatus): Promise<boolean>
  /** Places taken, of the slots in which any is. */
  taken(tx: Transaction, stationIds: readonly string[], day: Day): Promise<TakenPlaces[]>
  /** Takes one of a slot's places, of which there are so many; false when none is left. */
  takePlace(tx: Transaction, stationId: string, startsAt: Date, places: number): Promise<boolean>
  givePlaceBack(tx: Transaction, stationId: string, startsAt: Date): Promise<void>
}
