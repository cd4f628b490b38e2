import type { Transaction } from '../../../shared/database'
import type { OpeningHours } from '../working-time/working-time'

export interface KnownStaff {
  readonly id: string
  readonly stationId: string
  readonly communityCode: string
  readonly post: string
}

/** What cases know of areas, stations and their people, kept from the residents subgraph's events. */
export interface TerritoryStore {
  isCommunity(tx: Transaction, code: string): Promise<boolean>
  saveArea(tx: Transaction, code: string, level: string): Promise<void>
  /** Opening hours of the community's station; null when unknown. */
  openingHours(tx: Transaction, communityCode: string): Promise<readonly OpeningHours[] | null>
  saveStation(tx: Transaction, stationId: string, communityCode: string, hours: readonly OpeningHours[]): Promise<void>
  staff(tx: Transaction, id: string): Promise<KnownStaff | null>
  /** The people of the community's station. */
  staffOf(tx: Transaction, communityCode: string): Promise<readonly KnownStaff[]>
  saveStaff(tx: Transaction, member: KnownStaff): Promise<void>
}
