import { operation } from '../operation'

/** What anybody may read without signing in. */
export const readCatalogue = operation<{
  area: { name: string; households: number; station: { name: string; phone: string } | null } | null
  areas: { code: string }[]
  serviceItems: { code: string; title: string; commitment: { completeWithinHours: number } }[]
  services: { totalCount: number }
  tasks: { totalCount: number; edges: { node: { title: string; case: { id: string } | null } }[] }
}>(`
  query Catalogue($area: ID!, $search: String!) {
    area(code: $area) { name households station { name phone } }
    areas(level: COMMUNITY, within: "xicheng") { code }
    serviceItems(search: $search) { code title commitment { completeWithinHours } }
    services(search: { area: $area }, first: 1) { totalCount }
    tasks(filter: { area: $area, status: [OPEN] }, first: 3) { totalCount edges { node { title case { id } } } }
  }
`)

/** A station's board: what is open, by what is due first. */
export const readBoard = operation<{
  cases: {
    totalCount: number
    edges: {
      node: {
        number: string
        status: string
        overdue: boolean
        summary: string
        category: { name: string }
        assignee: { name: string } | null
        referrals: { status: string; provider: { name: string } | null }[]
      }
    }[]
  }
}>(`
  query Board($area: ID!) {
    cases(filter: { area: $area, status: [RECEIVED, ACCEPTED, ASSESSED, PLANNED, IN_PROGRESS, COORDINATING] }, first: 20) {
      totalCount
      edges { node {
        number status overdue summary
        category { name }
        assignee { name }
        referrals { status provider { name } }
        serviceMatches(first: 3) { title score }
        volunteerMatches(first: 3) { title score }
      } }
    }
  }
`)
