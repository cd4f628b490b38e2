import type { Caller } from '../../../shared/database'
import { oneByKey } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import { mayReadRecord } from '../disclosure/disclosure.policy'
import { PageLoader } from '../paging/page.loader'
import type { ResidentLoaders } from '../resident/resident.loader'
import type { Visit } from './visit'
import type { VisitStore } from './visit.store'

export function visitLoaders(store: VisitStore, residents: ResidentLoaders) {
  const rows = oneByKey(
    (tx, ids: readonly string[]) => store.byIds(tx, ids),
    (visit) => visit.id,
  )
  return {
    pages: new PageLoader<Visit>(
      (tx, residentIds, page) => store.ofResidents(tx, residentIds, page),
      (visit) => visit.residentId,
    ),
    counts: oneByKey(
      (tx, residentIds: readonly string[]) => store.count(tx, residentIds),
      (counted) => counted.residentId,
    ),
    /** The visit, if it is there for the viewer: the station's, and the resident's own. */
    async visible(caller: Caller, id: string): Promise<Visit | null> {
      const visit = isUuid(id) ? await rows.load(caller, id) : null
      const resident = visit && (await residents.visible(caller, visit.residentId))
      return resident && mayReadRecord(caller.viewer, resident) ? visit : null
    },
  }
}
export type VisitLoaders = ReturnType<typeof visitLoaders>
