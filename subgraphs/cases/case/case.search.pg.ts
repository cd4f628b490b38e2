import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import { caseColumns, type CaseRead } from './case.columns'
import { caseFilterText, isOpenOnly, ownText, valuesOf } from './case.filter.pg'
import type { CaseFilter, CaseOrder } from './case-question'

/** How words are looked for among cases. */
interface Search {
  /** The rarest of what is looked for: cases that have one of these tokens are read, and held against all the words. */
  readonly tokens: readonly string[]
  /** Instead, where too many tokens begin so: the range that they are in. */
  readonly from: string | null
  readonly until: string | null
  /** Categories whose name or code has all the words. */
  readonly categories: readonly string[]
}

/**
 * Tokens of an area and below it, as one range of an index; `x-y` is in the range of `x` too, and left out afterwards: by
 * the filter of the case itself.
 */
const reaching = (area: string) => `(t.area_code >= ${area} and t.area_code < ${area} || '/')`

/** By one token, by each of some, or by a range of them. */
type Way = 'one' | 'some' | 'range'

function wayOf({ tokens, until }: Search): Way {
  if (until !== null) return 'range'
  return tokens.length === 1 ? 'one' : 'some'
}

/** Cases of a token that are counted, to find the rarest: beyond that all are common. */
const counted = 1000
/** Tokens that are looked for one by one, each in the order of the list; more are read as a range, and sorted. */
const mostTokens = 12

const rarest = (openOnly: boolean) => `/* rarest${openOnly ? 'Open' : ''}Token */
  select case when many then '{}' else w.words end as tokens,
    case when many then r.token end as from, case when many then r.until end as until,
    array(select code from category where (name || ' ' || code) ilike all($2::text[])) as categories
  from search_ranges($1) r
    cross join lateral (select case when r.until = r.token || E'\\x01' then array[r.token]
      else case_words(r.token, r.until, ${mostTokens + 1}) end as words) w
    cross join lateral (select cardinality(w.words) > ${mostTokens} as many) m
  order by case when many then ${counted} else (select coalesce(sum(n.n), 0) from unnest(w.words) as word (token)
      cross join lateral (select count(*) as n from (select from case_token t
        where t.token = word.token and ${reaching('$3')}${openOnly ? ' and t.open' : ''} limit ${counted}) as first) n) end,
    many, length(r.token) desc, r.token limit 1`

/** Null when no words are asked for, the viewer has no area to search in, or only one person's cases are to be read. */
export async function searchOf(tx: Transaction, filter: CaseFilter): Promise<Search | null> {
  if (filter.search === null || filter.own === null) return null
  if (filter.assigneeId !== null || filter.residentId !== null) return null
  const [, , , , , , , , , , , , patterns] = valuesOf(filter)
  const [search] = await sql<Search>(tx, rarest(isOpenOnly(filter) === true), [
    filter.search,
    patterns,
    filter.own.area,
  ])
  return search ?? null
}

const wanted = `${caseFilterText} and ${ownText}`
/**
 * In `coalesce`, since PostgreSQL takes every further letter of a pattern for a reason to expect next to nothing, and then
 * reads all that has the token to be done with it. That a row has a token says most of it already.
 */
const said = `coalesce((c.number || ' ' || c.summary) ilike all($13::text[]), false)`

/** Where a page goes on, and in which order, by the columns that it is ordered by. */
const orders = {
  DUE_FIRST: (at: string, id: string) => ({
    after: `($16::timestamptz is null or (${at}, ${id}) > ($16, $17::uuid))`,
    by: `${at}, ${id}`,
  }),
  NEWEST_FIRST: (at: string, id: string) => ({
    after: `($16::timestamptz is null or (${at}, ${id}) < ($16, $17::uuid))`,
    by: `${at} desc, ${id} desc`,
  }),
} as const
const columns = { DUE_FIRST: 'due_at', NEWEST_FIRST: 'opened_at' } as const

/**
 * Ids of the cases that have the words in number or summary (by token), in a category, or, of those that the viewer
 * holds outside its area, anywhere; each of the three in the order of the list, and no longer than the page.
 */
function found(order: CaseOrder, way: Way, openOnly: boolean): string {
  const at = columns[order]
  const token = orders[order](`t.${at}`, 't.case_id')
  const record = orders[order](`c.${at}`, 'c.id')
  // In words of its own, not as a value: a plan that is made for any value could not use the index of what is open.
  const place = `($1::text is null or ${reaching('$1')}) and ${reaching('$14')}${openOnly ? ' and t.open' : ''}`
  const having = (tokens: string) => `
    select t.${at} as at, t.case_id as id from case_token t join case_record c on c.id = t.case_id
    where ${wanted} and ${said} and ${tokens} and $20::text is null and $21::text is null and ${place} and ${token.after}
    order by ${token.by} limit $18`
  // A case may have several words that begin alike: of a range each case once, before its row is looked at.
  const byToken = {
    one: having('t.token = ($19::text[])[1]'),
    some: `select f.at, f.id from unnest($19::text[]) as w (token) cross join lateral (${having('t.token = w.token')}) f`,
    range: `select t.${at} as at, t.case_id as id from (select distinct t.${at}, t.case_id from case_token t
        where $19::text[] is not null and t.token >= $20 and t.token < $21 and ${place} and ${token.after}) t
      join case_record c on c.id = t.case_id where ${wanted} and ${said} order by ${token.by} limit $18`,
  }[way]
  return `
    (${byToken})
    union
    (select c.${at}, c.id from case_record c
      where ${wanted} and c.category_code = any($22::text[]) and ${record.after} order by ${record.by} limit $18)
    union
    (select c.${at}, c.id from case_record c
      where ${wanted} and ${said} and c.assignee_id = $15::uuid and ${record.after} order by ${record.by} limit $18)`
}

function listText(order: CaseOrder, way: Way, openOnly: boolean): string {
  const name = `casesFound${order === 'DUE_FIRST' ? 'DueFirst' : 'NewestFirst'}${suffixes[way]}${openOnly ? 'Open' : ''}`
  return `/* ${name} */ select ${caseColumns}
    from (${found(order, way, openOnly)} order by ${orders[order]('at', 'id').by} limit $18) f
      join case_record c on c.id = f.id
    order by ${orders[order]('f.at', 'f.id').by}`
}
const suffixes = { one: '', some: 'BySome', range: 'ByBeginning' } as const satisfies Record<Way, string>
const texts = (text: (way: Way, openOnly: boolean) => string) => {
  const ways = (openOnly: boolean) => ({
    one: text('one', openOnly),
    some: text('some', openOnly),
    range: text('range', openOnly),
  })
  return { any: ways(false), open: ways(true) }
}
const lists = {
  DUE_FIRST: texts((way, openOnly) => listText('DUE_FIRST', way, openOnly)),
  NEWEST_FIRST: texts((way, openOnly) => listText('NEWEST_FIRST', way, openOnly)),
} as const
const which = (filter: CaseFilter) => (isOpenOnly(filter) ? 'open' : 'any')

export function listFound(tx: Transaction, filter: CaseFilter, search: Search, order: CaseOrder, page: Page) {
  const text = lists[order][which(filter)][wayOf(search)]
  return sql<CaseRead>(tx, text, [
    ...valuesOf(filter),
    page.after?.[0] ?? null,
    page.after?.[1] ?? null,
    page.first + 1,
    search.tokens,
    search.from,
    search.until,
    search.categories,
  ])
}

const counts = texts(
  (way, openOnly) => `/* countCasesFound${suffixes[way]}${openOnly ? 'Open' : ''} */ select count(*) as count
    from (${found('DUE_FIRST', way, openOnly)}) f`,
)

export async function countFound(tx: Transaction, filter: CaseFilter, search: Search): Promise<number> {
  const text = counts[which(filter)][wayOf(search)]
  const { tokens, from, until, categories } = search
  const values = [...valuesOf(filter), null, null, null, tokens, from, until, categories]
  const [row] = await sql<{ count: number }>(tx, text, values)
  return row?.count ?? 0
}
