import { demoCommunityCode } from '../../../shared/demo'
import { boardQuery, boardVariables } from '../support/board'

interface SmokeOperation {
  readonly document: string
  readonly variables: Readonly<Record<string, unknown>>
}

const variables = { area: demoCommunityCode }
const open = 'cases(filter: { area: $area, status: [ACCEPTED, ASSESSED, PLANNED, IN_PROGRESS] }, first: 1)'

/** What is counted: what a station asks most, and what costs most. */
export const smokeOperations: Readonly<Record<string, SmokeOperation>> = {
  board: { document: boardQuery, variables: boardVariables },
  match: {
    document: `query Match($area: ID!) { ${open} { edges { node { id serviceMatches(first: 10) {
      score title distanceMeters provider { id name } reasons { code weight value } } } } } }`,
    variables,
  },
  candidates: {
    document: `query Candidates($area: ID!) { ${open} { edges { node { id candidates(first: 10) {
      missingSources items { source score title } } } } } }`,
    variables,
  },
}
