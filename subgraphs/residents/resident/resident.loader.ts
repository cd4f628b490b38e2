import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { manyByKey, oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import { noTies } from '../disclosure/disclosure'
import { maySee, needsTies } from '../disclosure/disclosure.policy'
import type { TiesStore } from '../disclosure/ties.store'
import type { Resident } from './resident'
import type { ResidentStore } from './resident.store'

export function residentLoaders(residents: ResidentStore, tiesStore: TiesStore, clock: Clock) {
  const rows = oneByKey(
    (tx, ids: readonly string[]) => residents.byIds(tx, ids),
    (resident) => resident.id,
  )
  const ties = oneByKey(
    (tx, ids: readonly string[]) => tiesStore.toResidents(tx, ids),
    (tie) => tie.residentId,
  )
  const members = manyByKey(
    (tx, householdIds: readonly string[]) => residents.membersOf(tx, householdIds),
    (resident) => resident.householdId,
  )
  const tiesTo = async (caller: Caller, id: string) =>
    needsTies(caller.viewer) ? ((await ties.load(caller, id)) ?? noTies) : noTies
  return {
    /** Everybody of a household who is there for the viewer. */
    members,
    /** What ties the viewer to a resident; nothing is asked for viewers who need no ties. */
    tiesTo,
    /** The resident, if it is there for the viewer. */
    async visible(caller: Caller, id: string): Promise<Resident | null> {
      if (!isUuid(id)) return null
      const [resident, tie] = await Promise.all([rows.load(caller, id), tiesTo(caller, id)])
      return resident && maySee(caller.viewer, resident, tie, clock.now()) ? resident : null
    },
    prime: (caller: Caller, resident: Resident) => rows.prime(caller, resident.id, resident),
  }
}
export type ResidentLoaders = ReturnType<typeof residentLoaders>
