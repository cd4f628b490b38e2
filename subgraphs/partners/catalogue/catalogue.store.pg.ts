import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql/connection'
import { lineage } from '../../../shared/paths'
import { serviceOf, type ServiceRow } from '../service/service.row'
import type { AskedList, CatalogueStore, FoundService, ListKind } from './catalogue.store'
import { countListsSql, listsSql } from './lists.sql'
import type { CheckedSearch } from './search'
import { searchSql } from './search.sql'

interface FoundRow extends ServiceRow {
  readonly key: number | string
}

export class PgCatalogueStore implements CatalogueStore {
  constructor(private readonly timeZone: string) {}

  async search(tx: Transaction, search: CheckedSearch, page: Page): Promise<FoundService[]> {
    const [key, id] = page.after ?? [null, null]
    const values = [...this.values(search), key === null ? null : String(key), id, page.first + 1]
    const rows = await sql<FoundRow & { key: string }>(tx, searchSql.page, values)
    const byNumber = Boolean(search.near ?? search.words)
    return rows.map((row) => ({ service: serviceOf(row), key: byNumber ? Number(row.key) : row.key }))
  }

  async countSearch(tx: Transaction, search: CheckedSearch): Promise<number> {
    const [row] = await sql<{ count: number }>(tx, searchSql.count, this.values(search))
    return row?.count ?? 0
  }

  async lists(tx: Transaction, kind: ListKind, asked: readonly AskedList[]): Promise<FoundService[][]> {
    const lists: FoundService[][] = asked.map(() => [])
    const rows = await sql<FoundRow & { list: number }>(tx, listsSql[kind], [parameter(asked)])
    for (const row of rows) lists[row.list]?.push(foundOf(row))
    return lists
  }

  async countLists(tx: Transaction, kind: ListKind, asked: readonly AskedList[]): Promise<number[]> {
    const counts = asked.map(() => 0)
    const rows = await sql<{ list: number; count: number }>(tx, countListsSql[kind], [parameter(asked)])
    for (const row of rows) counts[row.list] = row.count
    return counts
  }

  private values(search: CheckedSearch): unknown[] {
    return [
      search.words,
      search.categoryCode,
      search.area === null ? null : lineage(search.area),
      search.near?.latitude ?? null,
      search.near?.longitude ?? null,
      search.withinMeters,
      search.free,
      search.maxFee,
      search.language,
      search.organizationId,
      search.kinds,
      search.openAt,
      this.timeZone,
    ]
  }
}

function parameter(asked: readonly AskedList[]): string {
  const lists = asked.map(({ of, statuses, within, page }, list) => ({
    list,
    of,
    statuses,
    within: within ?? null,
    lineage: lineage(of),
    withinLineage: within ? lineage(within) : null,
    afterTitle: page.after?.[0] ?? null,
    afterId: page.after?.[1] ?? null,
    rows: page.first + 1,
  }))
  return JSON.stringify(lists)
}

function foundOf(row: FoundRow): FoundService {
  return { service: serviceOf(row), key: row.key }
}
