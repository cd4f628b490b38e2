import type { Transaction } from '../../../shared/database'
import type { ParentPage } from '../paging/page'
import type { Household } from './household'

/** Households that nobody has visited since an instant; `after` is a last visit (or founding) and an id. */
export interface UnvisitedPage extends ParentPage {
  readonly since: Date
}

/** A household among those of an area that was asked for, which need not be its own. */
export type FoundHousehold = Household & { readonly within: string }

export interface HouseholdStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Household[]>
  /** Longest unvisited first (one never visited counts from its founding); of each area one row more than asked. */
  unvisited(tx: Transaction, areaCodes: readonly string[], page: UnvisitedPage): Promise<FoundHousehold[]>
  /** Of each area in which there are any. */
  countUnvisited(
    tx: Transaction,
    areaCodes: readonly string[],
    since: Date,
  ): Promise<{ within: string; count: number }[]>
  insert(tx: Transaction, household: Household): Promise<void>
  /** Remembers a visit, unless a later one is known. */
  visited(tx: Transaction, id: string, at: Date): Promise<void>
  /** Destroys the key and the address of a household in which nobody is left. */
  eraseEmpty(tx: Transaction, id: string): Promise<void>
}
