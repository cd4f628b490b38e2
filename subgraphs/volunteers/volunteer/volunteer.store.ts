import type { Transaction } from '../../../shared/database'
import type { Profile, Volunteer } from './volunteer'

export interface VolunteerStore {
  /** Those of the ids that the viewer may see. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<Volunteer[]>
  /** Those that the viewer may see, by the resident that they are. */
  byResidents(tx: Transaction, residentIds: readonly string[]): Promise<Volunteer[]>
  /** Adds the volunteer, or changes what the profile says. Throws ResidentTaken. */
  save(tx: Transaction, id: string, profile: Profile, by: { areaCode: string | null; at: Date }): Promise<void>
  /** Whether or not the volunteer has named the skill. */
  certify(tx: Transaction, id: string, code: string, until: string, by: string): Promise<void>
  countMinutes(tx: Transaction, id: string, minutes: number): Promise<void>
}
