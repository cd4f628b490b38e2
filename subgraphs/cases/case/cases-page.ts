import type { CursorKey } from '../../../shared/graphql'
import type { Case } from './case'
import type { CaseOrder } from './case-question'

/** What a cursor of each order holds. */
export const casesPage: Readonly<Record<CaseOrder, (the: Case) => CursorKey>> = {
  DUE_FIRST: (the) => [the.dueAt.toISOString(), the.id],
  NEWEST_FIRST: (the) => [the.openedAt.toISOString(), the.id],
}
