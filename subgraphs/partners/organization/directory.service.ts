import type { Caller } from '../../../shared/database'
import { connection, keysetPage, type Connection } from '../../../shared/graphql/connection'
import { Checks } from '../../../shared/validation'
import { isStaff, seesAllOrganizations } from './organization.policy'
import type { Organization, OrganizationStatus, ProviderKind } from './organization'
import type { OrganizationFilter, OrganizationStore } from './organization.store'

/** What a reader of the directory asks for. */
export interface DirectoryQuery {
  readonly area?: string | null | undefined
  readonly kind?: readonly ProviderKind[] | null | undefined
  readonly status?: readonly OrganizationStatus[] | null | undefined
  readonly search?: string | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** The organisations that a viewer may see, by name. */
export class DirectoryService {
  constructor(private readonly organizations: OrganizationStore) {}

  /** Throws ValidationFailed. */
  async list(caller: Caller, query: DirectoryQuery): Promise<Connection<Organization>> {
    const asked = keysetPage(['text', 'id'], query.first, query.after)
    const { viewer } = caller
    const checks = new Checks()
    const area = checks.optionalText('area', query.area, { max: 500 })
    const search = checks.optionalText('search', query.search, { max: 200 })
    checks.done()
    const filter: OrganizationFilter = {
      area,
      kinds: query.kind ?? null,
      statuses: query.status ?? null,
      search,
      seesAll: seesAllOrganizations(viewer),
      seesAround: isStaff(viewer) ? viewer.area : null,
      ownId: viewer.role === 'PARTNER' ? viewer.organizationId : null,
    }
    const found = await caller.read((tx) => this.organizations.list(tx, filter, asked))
    return connection(
      found,
      asked,
      (organization) => [organization.name, organization.id],
      () => caller.read((tx) => this.organizations.count(tx, filter)),
    )
  }
}
