import type { Transaction } from '../../../shared/database'
import type { GroupApplication, VolunteerGroup } from './group'

export interface GroupFilter {
  /** Groups that work there: their areas reach it, or lie below it. */
  readonly area: string | null
  readonly categoryCode: string | null
  /** Part of the name. */
  readonly search: string | null
}

export interface GroupStore {
  add(tx: Transaction, group: GroupApplication & { id: string; registeredBy: string; at: Date }): Promise<void>
  /** Writes status, supervisor, areas and version; the counts are not this method's. */
  save(tx: Transaction, group: VolunteerGroup): Promise<void>
  /** Writes name, description, base, categories and version. */
  revise(tx: Transaction, group: VolunteerGroup): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<VolunteerGroup[]>
  /** As `byIds` for one, locked until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<VolunteerGroup | null>
  /** Those that the viewer may see, by name; `limit` of them after a name and an id. */
  list(
    tx: Transaction,
    filter: GroupFilter,
    after: readonly [string, string] | null,
    limit: number,
  ): Promise<ListedGroup[]>
  count(tx: Transaction, filter: GroupFilter): Promise<number>
  countMembers(tx: Transaction, id: string, change: 1 | -1): Promise<void>
  countMinutes(tx: Transaction, id: string, minutes: number): Promise<void>
}

/** A group with what the list is ordered by. */
export interface ListedGroup extends VolunteerGroup {
  readonly sortName: string
}
