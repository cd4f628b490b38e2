import type { Transaction } from '../../../shared/database'
import type { Organization } from '../organization/organization'
import type { AskedPage } from './page'
import type { PublishedService } from './published'

/** What a list of services is narrowed to. */
export interface ServiceFilter {
  readonly words: readonly string[] | null
  readonly categoryCode: string | null
  readonly organizationId: string | null
  readonly modifiedAfter: Date | null
  /** Only those that have a place. */
  readonly placed: boolean
}

/** Listed services of verified organisations, and these; lists are in the order of ids. */
export interface HsdsStore {
  services(tx: Transaction, filter: ServiceFilter, page: AskedPage): Promise<PublishedService[]>
  /** Only ids and times. */
  modified(tx: Transaction, filter: ServiceFilter, page: AskedPage): Promise<{ id: string; modifiedAt: Date }[]>
  countServices(tx: Transaction, filter: ServiceFilter): Promise<number>
  service(tx: Transaction, id: string): Promise<PublishedService | null>
  servicesOf(tx: Transaction, organizationIds: readonly string[]): Promise<PublishedService[]>
  organizations(tx: Transaction, words: readonly string[] | null, page: AskedPage): Promise<Organization[]>
  countOrganizations(tx: Transaction, words: readonly string[] | null): Promise<number>
  organization(tx: Transaction, id: string): Promise<Organization | null>
  /** Codes of all categories, in order. */
  categories(tx: Transaction): Promise<string[]>
}
