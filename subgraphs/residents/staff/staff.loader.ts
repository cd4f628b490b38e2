import type { Caller } from '../../../shared/database'
import { manyByKey, oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { StaffStore } from './staff.store'

export function staffLoaders(store: StaffStore) {
  const byId = oneByKey(
    (tx, ids: readonly string[]) => store.byIds(tx, ids),
    (staff) => staff.id,
  )
  return {
    byId,
    /** By an id as somebody wrote it: what cannot be one is absent. */
    visible: async (caller: Caller, id: string) => (isUuid(id) ? byId.load(caller, id) : null),
    ofStation: manyByKey(
      (tx, stationIds: readonly string[]) => store.ofStations(tx, stationIds),
      (staff) => staff.stationId,
    ),
    responsibleFor: manyByKey(
      (tx, areaCodes: readonly string[]) => store.responsibleFor(tx, areaCodes),
      (staff) => staff.areaCode,
    ),
    responsibilities: manyByKey(
      (tx, staffIds: readonly string[]) => store.responsibilities(tx, staffIds),
      (responsibility) => responsibility.staffId,
    ),
  }
}
export type StaffLoaders = ReturnType<typeof staffLoaders>
