import { oneByKey } from '../../../shared/loader'
import { PageLoader } from '../paging/page.loader'
import type { AccessEntry } from './access-entry'
import type { AccessLogStore } from './access-log.store'

export function accessLogLoaders(store: AccessLogStore) {
  return {
    pages: new PageLoader<AccessEntry>(
      (tx, residentIds, page) => store.ofResidents(tx, residentIds, page),
      (entry) => entry.residentId,
    ),
    counts: oneByKey(
      (tx, residentIds: readonly string[]) => store.count(tx, residentIds),
      (counted) => counted.residentId,
    ),
  }
}
export type AccessLogLoaders = ReturnType<typeof accessLogLoaders>
