import type { Key } from './text'

/** What English says of one where its usual text is of several; Chinese says the same of any number. */
export const enSingular: Partial<Record<`${Key}_one`, string>> = {
  'board.total_one': '1 case',
  'case.caseload_one': '{{name}} · 1 open case',
  'dispatch.assignments_one': '1 assignment',
  'import.failed_one': '1 row is not in. Mend it, then import the file again.',
  'proposal.supporters_one': '1 supporter',
  'resident.total_one': '1 resident',
  'station.claimed_one': '1 place',
  'visit.days_one': '1 day',
  'visit.waiting_one': '1 household without a visit for {{days}} days',
}
