import type { Caller } from '../../../shared/database'
import { oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { Organization } from './organization'
import { maySeeOrganization } from './organization.policy'
import type { OrganizationStore } from './organization.store'

/** Organisations by id as a viewer may see them: one statement for all that a request asks for at a time. */
export class OrganizationLoader {
  private readonly byId: Loader<string, Organization | null>

  constructor(organizations: OrganizationStore) {
    this.byId = oneByKey(
      (tx, ids) => organizations.byIds(tx, ids),
      (organization) => organization.id,
    )
  }

  /** Null when absent or not the viewer's to see. */
  async load(caller: Caller, id: string): Promise<Organization | null> {
    const organization = isUuid(id) ? await this.byId.load(caller, id.toLowerCase()) : null
    return organization && maySeeOrganization(caller.viewer, organization) ? organization : null
  }

  /** One that something visible belongs to, and that is seen with it therefore. */
  async ownerOf(caller: Caller, owned: { readonly organizationId: string }): Promise<Organization> {
    const organization = await this.byId.load(caller, owned.organizationId)
    if (!organization) throw new Error('a service without its organisation')
    return organization
  }
}
