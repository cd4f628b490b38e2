import { isOpen } from './case'
import type { CaseFilter } from './case-question'

const open = `('RECEIVED', 'ACCEPTED', 'ASSESSED', 'PLANNED', 'IN_PROGRESS', 'COORDINATING')`

/** Whether a code is an area or below it, in comparisons that an index can be used for. */
export const isWithin = (code: string, area: string) =>
  `(${code} = ${area} or (${code} >= ${area} || '.' and ${code} < ${area} || '/'))`

/** A case at or below an area; of a community in words of an index that has the list's order, which a range has not. */
function isIn(area: string): string {
  return `case when is_community(${area}) then c.community_code = ${area} else ${isWithin('c.area_code', area)} end`
}

/**
 * Every filter of `case_record c` but the words and whose list it is, in one fixed text, so that the statement is prepared
 * once. PostgreSQL plans it anew for the values that are given, and what is null falls away.
 */
export const caseFilterText = `
  ($1::text is null or ${isIn('$1')})
  and ($2::text[] is null or c.status = any($2))
  and ($3::text is null or c.category_code in (select code from category where line = $3))
  and ($4::text is null or ${isWithin('c.category_code', '$4')})
  and ($5::uuid is null or c.assignee_id = $5)
  and ($6::uuid is null or c.resident_id = $6)
  and ($7::boolean is null or $7 = (c.due_at < $8 and c.paused_since is null and c.status in ${open}))
  and ($9::boolean is null or $9 = (c.escalated_at is not null))
  and ($10::text[] is null or c.urgency = any($10))
  and ($11::timestamptz is null or c.opened_at >= $11)
  and ($12::timestamptz is null or c.opened_at < $12)`

/** What row-level security leaves of the list: see `CaseFilter.own`. */
export const ownText = `($14::text is null or ${isWithin('c.area_code', '$14')} or c.assignee_id = $15::uuid)`
/** The same in two parts, each of which comes in the order of an index: what is in the viewer's area, and what is not. */
export const ownParts = [
  isIn('$14::text'),
  `c.assignee_id = $15::uuid and not ${isWithin('c.area_code', '$14::text')}`,
] as const

/** The first fifteen values of every list; the thirteenth is each word that is looked for, as a pattern. */
export function valuesOf(filter: CaseFilter): unknown[] {
  return [
    filter.area,
    filter.status,
    filter.line,
    filter.categoryCode,
    filter.assigneeId,
    filter.residentId,
    filter.overdue,
    filter.now,
    filter.escalated,
    filter.urgency,
    filter.openedFrom,
    filter.openedTo,
    filter.search === null ? null : patternsOf(filter.search),
    filter.own?.area ?? null,
    filter.own?.holderId ?? null,
  ]
}

/** True when only what is open can be in the list, else null: does not matter. */
export function isOpenOnly({ status, overdue }: CaseFilter): true | null {
  return overdue === true || status?.every(isOpen) === true || null
}

/** Each word as a pattern of `ilike`. */
function patternsOf(search: string): string[] {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`)
}
