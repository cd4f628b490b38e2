import type { Caller } from '../../../shared/database'
import { oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import { maySeeService, type OfferedService } from './service.policy'
import type { ServiceStore } from './service.store'

/** Services by id as a viewer may see them: one statement for all that a request asks for at a time. */
export class ServiceLoader {
  private readonly byId: Loader<string, OfferedService | null>

  constructor(services: ServiceStore) {
    this.byId = oneByKey(
      (tx, ids) => services.byIds(tx, ids),
      (service) => service.id,
    )
  }

  /** Null when absent or not the viewer's to see. */
  async load(caller: Caller, id: string): Promise<OfferedService | null> {
    const service = isUuid(id) ? await this.byId.load(caller, id.toLowerCase()) : null
    return service && maySeeService(caller.viewer, service) ? service : null
  }
}
