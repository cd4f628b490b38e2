import type { Caller } from '../../../shared/database'
import { oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { ResidentLoaders } from '../resident/resident.loader'
import type { Household } from './household'
import { maySeeHousehold } from './household.policy'
import type { HouseholdStore } from './household.store'

export function householdLoaders(households: HouseholdStore, residents: ResidentLoaders) {
  const rows = oneByKey(
    (tx, ids: readonly string[]) => households.byIds(tx, ids),
    (household) => household.id,
  )
  return {
    /** The household, if it is there for the viewer. */
    async visible(caller: Caller, id: string): Promise<Household | null> {
      if (!isUuid(id)) return null
      const membersOf = () => (caller.viewer.role === 'RESIDENT' ? residents.members.load(caller, id) : [])
      const [household, members] = await Promise.all([rows.load(caller, id), membersOf()])
      return household && maySeeHousehold(caller.viewer, household, members) ? household : null
    },
  }
}
export type HouseholdLoaders = ReturnType<typeof householdLoaders>
