import type { Caller } from '../../../shared/database'
import { Forbidden } from '../../../shared/errors'
import { mayReadRecord } from '../disclosure/disclosure.policy'
import type { ParentPage } from '../paging/page'
import type { Resident } from '../resident/resident'
import type { AccessEntry } from './access-entry'
import type { AccessLogLoaders } from './access-log.loader'

/** Who saw what, for the resident and the station. */
export class AccessLogService {
  constructor(private readonly log: AccessLogLoaders) {}

  /** Newest first, one more than asked. Throws Forbidden. */
  async read(caller: Caller, resident: Resident, page: ParentPage): Promise<readonly AccessEntry[]> {
    if (!mayReadRecord(caller.viewer, resident)) throw new Forbidden()
    return this.log.pages.load(caller, resident.id, page)
  }

  async count(caller: Caller, resident: Resident): Promise<number> {
    return (await this.log.counts.load(caller, resident.id))?.count ?? 0
  }
}
