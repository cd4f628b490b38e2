import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql/connection'
import type { Organization, OrganizationStatus, ProviderKind } from './organization'

/** What a list of organisations is narrowed to, and what its reader may see of it. */
export interface OrganizationFilter {
  /** Verified for, or asking for, an area that reaches this one or lies below it. */
  readonly area: string | null
  readonly kinds: readonly ProviderKind[] | null
  readonly statuses: readonly OrganizationStatus[] | null
  /** Part of the name, whatever its case. */
  readonly search: string | null
  /** Beside the verified ones: all, those around an area, the viewer's own. */
  readonly seesAll: boolean
  readonly seesAround: string | null
  readonly ownId: string | null
}

export interface OrganizationStore {
  insert(tx: Transaction, organization: Organization): Promise<void>
  /** Writes status, areas, reason and version, and puts right where its services are found. */
  update(tx: Transaction, organization: Organization): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<Organization[]>
  /** Holds it against other changes until the transaction ends; null when absent. */
  lock(tx: Transaction, id: string): Promise<Organization | null>
  /**
   * How many open applications share this one's registration number, telephone or e-mail, and how many came since a
   * time. Whoever else counts waits until the transaction ends.
   */
  openApplications(tx: Transaction, like: Organization, since: Date): Promise<{ alike: number; lately: number }>
  /** By name; up to `first + 1` of them. */
  list(tx: Transaction, filter: OrganizationFilter, page: Page): Promise<Organization[]>
  count(tx: Transaction, filter: OrganizationFilter): Promise<number>
}
