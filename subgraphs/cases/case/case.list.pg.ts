import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import { caseColumns, type CaseRead } from './case.columns'
import { caseFilterText, valuesOf } from './case.filter.pg'
import type { CaseFilter, CaseOrder } from './case-question'
import { countFound, listFound, searchOf } from './case.search.pg'

/** Reads through what the viewer may see: for those who may not search by words, and have few cases. */
const wanted = `${caseFilterText}
  and ($13::text[] is null or (c.number || ' ' || c.summary) ilike all($13)
    or c.category_code in (select code from category where (name || ' ' || code) ilike all($13)))`

const dueFirst = `/* casesDueFirst */ select ${caseColumns} from case_record c where ${wanted}
  and ($16::timestamptz is null or (c.due_at, c.id) > ($16, $17::uuid))
  order by c.due_at, c.id limit $18`

const newestFirst = `/* casesNewestFirst */ select ${caseColumns} from case_record c where ${wanted}
  and ($16::timestamptz is null or (c.opened_at, c.id) < ($16, $17::uuid))
  order by c.opened_at desc, c.id desc limit $18`

export async function listCases(
  tx: Transaction,
  filter: CaseFilter,
  order: CaseOrder,
  page: Page,
): Promise<CaseRead[]> {
  const search = await searchOf(tx, filter)
  if (search) return listFound(tx, filter, search, order, page)
  const values = [...valuesOf(filter), page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]
  return sql<CaseRead>(tx, order === 'DUE_FIRST' ? dueFirst : newestFirst, values)
}

export async function countCases(tx: Transaction, filter: CaseFilter): Promise<number> {
  const search = await searchOf(tx, filter)
  if (search) return countFound(tx, filter, search)
  const text = `/* countCases */ select count(*) as count from case_record c where ${wanted}`
  const [row] = await sql<{ count: number }>(tx, text, valuesOf(filter))
  return row?.count ?? 0
}
