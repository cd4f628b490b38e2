import type { Caller } from '../../../shared/database'
import { oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { StationStore } from './station.store'

export function stationLoaders(store: StationStore) {
  const byId = oneByKey(
    (tx, ids: readonly string[]) => store.byIds(tx, ids),
    (station) => station.id,
  )
  return {
    byId,
    /** By an id as somebody wrote it: what cannot be one is absent. */
    visible: async (caller: Caller, id: string) => (isUuid(id) ? byId.load(caller, id) : null),
    byCommunity: oneByKey(
      (tx, communities: readonly string[]) => store.byCommunities(tx, communities),
      (station) => station.communityCode,
    ),
  }
}
export type StationLoaders = ReturnType<typeof stationLoaders>
