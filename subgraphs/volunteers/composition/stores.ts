import { assignmentsInPostgres } from '../assignment/assignment.store.pg'
import { calendarsInPostgres } from '../calendar/calendar.store.pg'
import { catalogueInPostgres } from '../catalogue/catalogue.store.pg'
import { claimsInPostgres } from '../claim/claim.store.pg'
import { groupsInPostgres } from '../group/group.store.pg'
import { matchesInPostgres } from '../matching/match.store.pg'
import { membersInPostgres } from '../member/member.store.pg'
import { referralsInPostgres } from '../referral/referral.store.pg'
import { tasksInPostgres } from '../task/task.store.pg'
import { ledgerInPostgres } from '../timebank/ledger.store.pg'
import { volunteersInPostgres } from '../volunteer/volunteer.store.pg'

/** Where everything is kept. */
export function storesIn(timeZone: string) {
  return {
    assignments: assignmentsInPostgres,
    calendars: calendarsInPostgres,
    catalogue: catalogueInPostgres,
    claims: claimsInPostgres,
    groups: groupsInPostgres,
    matches: matchesInPostgres(timeZone),
    members: membersInPostgres,
    referrals: referralsInPostgres,
    tasks: tasksInPostgres,
    ledger: ledgerInPostgres,
    volunteers: volunteersInPostgres,
  }
}
