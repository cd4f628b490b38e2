import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import { caseColumns, type CaseRead } from './case.columns'
import { caseFilterText, isOpenOnly, ownParts, ownText, valuesOf } from './case.filter.pg'
import type { CaseFilter, CaseOrder } from './case-question'
import { countFound, listFound, searchOf } from './case.search.pg'

/** Reads through what is left by the other filters: for those who may not search by words, and for one person's cases. */
const wanted = (own: string) => `${caseFilterText} and ${own}
  and ($13::text[] is null or (c.number || ' ' || c.summary) ilike all($13)
    or c.category_code in (select code from category where (name || ' ' || code) ilike all($13)))`

const orders = {
  DUE_FIRST: {
    page: (own: string) => `select ${caseColumns} from case_record c where ${wanted(own)}
      and ($16::timestamptz is null or (c.due_at, c.id) > ($16, $17::uuid)) order by c.due_at, c.id limit $18`,
    by: '"dueAt", id',
  },
  NEWEST_FIRST: {
    page: (own: string) => `select ${caseColumns} from case_record c where ${wanted(own)}
      and ($16::timestamptz is null or (c.opened_at, c.id) < ($16, $17::uuid))
      order by c.opened_at desc, c.id desc limit $18`,
    by: '"openedAt" desc, id desc',
  },
} as const satisfies Record<CaseOrder, object>
const names = { DUE_FIRST: 'DueFirst', NEWEST_FIRST: 'NewestFirst' } as const

const texts = (text: (order: CaseOrder) => string) => ({
  DUE_FIRST: text('DUE_FIRST'),
  NEWEST_FIRST: text('NEWEST_FIRST'),
})
const lists = texts((order) => `/* cases${names[order]} */ ${orders[order].page(ownText)}`)
/** Everything that is a station's viewer's: twice the planning, for what else would all be read and sorted. */
const ownLists = texts((order) => {
  const { page, by } = orders[order]
  const parts = ownParts.map((own) => `(${page(own)})`).join(' union all ')
  return `/* ownCases${names[order]} */ select * from (${parts}) c order by ${by} limit $18`
})

export async function listCases(
  tx: Transaction,
  filter: CaseFilter,
  order: CaseOrder,
  page: Page,
): Promise<CaseRead[]> {
  const search = await searchOf(tx, filter)
  if (search) return listFound(tx, filter, search, order, page)
  const values = [...valuesOf(filter), page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]
  const whole = filter.own?.ofStation === true && filter.area === null && !isOpenOnly(filter)
  return sql<CaseRead>(tx, (whole ? ownLists : lists)[order], values)
}

export async function countCases(tx: Transaction, filter: CaseFilter): Promise<number> {
  const search = await searchOf(tx, filter)
  if (search) return countFound(tx, filter, search)
  const text = `/* countCases */ select count(*) as count from case_record c where ${wanted(ownText)}`
  const [row] = await sql<{ count: number }>(tx, text, valuesOf(filter))
  return row?.count ?? 0
}
