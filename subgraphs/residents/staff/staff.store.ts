import type { Transaction } from '../../../shared/database'
import type { Area } from '../area/area'
import type { Staff } from './staff'

export interface StaffStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Staff[]>
  /** The station's own: grid workers, who work outside it, are not among them. */
  ofStations(tx: Transaction, stationIds: readonly string[]): Promise<Staff[]>
  /** Who is responsible for exactly these areas. */
  responsibleFor(tx: Transaction, areaCodes: readonly string[]): Promise<(Staff & { readonly areaCode: string })[]>
  /** Codes of the areas that these members are responsible for. */
  responsibilities(tx: Transaction, staffIds: readonly string[]): Promise<{ staffId: string; areaCode: Area['code'] }[]>
  /** Replaces a member's responsibilities; its version goes up by one. Null: there is no such member. */
  assign(tx: Transaction, staffId: string, areaCodes: readonly string[]): Promise<Staff | null>
}
