import type { Caller, Transaction } from '../../../shared/database'
import type { CursorKey, Page } from '../../../shared/graphql/connection'
import { manyByKeyAndArguments } from '../../../shared/loader'

/** A row of a list below one of many parents. */
export type Nested<Row> = Row & { readonly parent: string }

/** How many rows a parent's list has. */
export type NestedCount = Nested<{ readonly count: number }>

/** A list below each of many parents, all of whose pages are the same. */
export interface NestedList<Filter extends object, Key extends CursorKey, Row> {
  /** Rows by parent, each parent's in the list's order; `limit` for each, after a key. */
  rows(
    tx: Transaction,
    parents: readonly string[],
    filter: Filter,
    after: Key | null,
    limit: number,
  ): Promise<readonly Nested<Row>[]>
  counts(tx: Transaction, parents: readonly string[], filter: Filter): Promise<readonly NestedCount[]>
}

/** Pages below many parents: one statement for all that a request asks for, and one for their counts. */
export interface NestedPages<Filter extends object, Key extends CursorKey, Row> {
  rows(
    caller: Caller,
    parent: string,
    filter: Filter,
    page: Page & { from: Key | null },
  ): Promise<readonly Nested<Row>[]>
  count(caller: Caller, parent: string, filter: Filter): Promise<number>
}

export function nestedPages<Filter extends object, Key extends CursorKey, Row>(
  list: NestedList<Filter, Key, Row>,
): NestedPages<Filter, Key, Row> {
  type Asked = { readonly filter: Filter; readonly after: Key | null; readonly limit: number }
  const parentOf = ({ parent }: { parent: string }) => parent
  const rows = manyByKeyAndArguments<string, Asked, Nested<Row>>(
    (tx, parents, { filter, after, limit }) => list.rows(tx, parents, filter, after, limit),
    parentOf,
  )
  const counts = manyByKeyAndArguments<string, Filter, NestedCount>(
    (tx, parents, filter) => list.counts(tx, parents, filter),
    parentOf,
  )
  return {
    rows: (caller, parent, filter, { first, from }) =>
      // The one too many says that there is a next page.
      rows.load(caller, parent, { filter, after: from, limit: first + 1 }),
    count: async (caller, parent, filter) => (await counts.load(caller, parent, filter))[0]?.count ?? 0,
  }
}
