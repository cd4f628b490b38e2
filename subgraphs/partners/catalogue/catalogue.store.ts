import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql/connection'
import type { ServiceStatus } from '../service/service'
import type { OfferedService } from '../service/service.policy'
import type { CheckedSearch } from './search'

/** A service in a list, with what the list is ordered by: the way there, the words' level, or title. */
export interface FoundService {
  readonly service: OfferedService
  readonly key: number | string
}

/** One of several lists that are read together. Lists are by title, then id. */
export interface AskedList {
  /** An organisation's id, an area's or a category's code. */
  readonly of: string
  /** For an organisation: only these statuses. */
  readonly statuses?: readonly ServiceStatus[]
  /** For an area: only this category and below. For a category: only what reaches this area. */
  readonly within?: string | null
  readonly page: Page
}

export type ListKind = 'organization' | 'area' | 'category'

export interface CatalogueStore {
  /** Nearest first where `near` is given, else best text match, else title; up to `first + 1`. */
  search(tx: Transaction, search: CheckedSearch, page: Page): Promise<FoundService[]>
  countSearch(tx: Transaction, search: CheckedSearch): Promise<number>
  /** Each list's page, up to `first + 1`, in one statement for all of them. */
  lists(tx: Transaction, kind: ListKind, asked: readonly AskedList[]): Promise<FoundService[][]>
  /** How long each list is, in one statement for all of them. */
  countLists(tx: Transaction, kind: ListKind, asked: readonly AskedList[]): Promise<number[]>
}
