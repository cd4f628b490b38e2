import { demoCommunityCode } from '../../../shared/demo'

/** What a station's screen asks: twenty cases, each with who meets the need, and what became of it. */
export const boardQuery = `query Board($first: Int!, $area: ID!) { cases(filter: { area: $area }, first: $first) { edges { node {
  id number status summary urgency dueAt overdue version category { code name }
  community { code name } assignee { id name post }
  serviceMatches(first: 3) { score title provider { id name } reasons { code weight value } }
  volunteerMatches(first: 3) { score title availableMembers provider { id name } }
  referrals { id status respondBy provider { id ... on Organization { name } ... on VolunteerGroup { name } } } } } } }`

export const boardVariables = { first: 20, area: demoCommunityCode }

export const boardBody = JSON.stringify({ query: boardQuery, variables: boardVariables })
