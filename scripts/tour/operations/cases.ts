import { operation } from '../operation'

export interface CaseState {
  readonly id: string
  readonly number: string
  readonly status: string
  readonly version: number
}

export interface OpenedCase extends CaseState {
  readonly openedAt: string
  readonly respondBy: string
  readonly dueAt: string
}

export const openCase = operation<{ openCase: OpenedCase }>(`
  mutation OpenCase($input: OpenCaseInput!) {
    openCase(input: $input) { id number status version openedAt respondBy dueAt }
  }
`)

export const readCase = operation<{ case: CaseState | null }>(`
  query ReadCase($id: ID!) { case(id: $id) { id number status version } }
`)

export const acceptCase = operation<{ acceptCase: CaseState & { assignee: { name: string } | null } }>(`
  mutation AcceptCase($id: ID!, $version: Int!) {
    acceptCase(id: $id, expectedVersion: $version) { id number status version assignee { name } }
  }
`)

export const assessCase = operation<{ assessCase: CaseState & { requirements: { ageYears: number | null } } }>(`
  mutation AssessCase($input: AssessCaseInput!) {
    assessCase(input: $input) { id number status version requirements { ageYears attributes maxFee } }
  }
`)

export const planCase = operation<{
  planCase: CaseState & { plan: { goals: { id: string; text: string }[] } | null }
}>(`
  mutation PlanCase($id: ID!, $version: Int!, $goals: [PlanGoalInput!]!) {
    planCase(id: $id, expectedVersion: $version, goals: $goals) { id number status version plan { goals { id text } } }
  }
`)

export const startCase = operation<{ startCase: CaseState }>(`
  mutation StartCase($id: ID!, $version: Int!) { startCase(id: $id, expectedVersion: $version) { id number status version } }
`)

export const resolveCase = operation<{ resolveCase: CaseState }>(`
  mutation ResolveCase($id: ID!, $version: Int!, $outcome: String!, $goals: [ID!]) {
    resolveCase(id: $id, expectedVersion: $version, outcome: $outcome, goalsAchieved: $goals) { id number status version }
  }
`)

export const evaluateCase = operation<{ evaluateCase: { evaluations: { by: string; satisfaction: number }[] } }>(`
  mutation EvaluateCase($input: EvaluateInput!) {
    evaluateCase(input: $input) { id evaluations { by satisfaction resolved } }
  }
`)

export const closeCase = operation<{
  closeCase: CaseState & { certificate: { number: string; text: string } | null }
}>(`
  mutation CloseCase($id: ID!, $version: Int!, $text: String) {
    closeCase(id: $id, expectedVersion: $version, certificateText: $text) {
      id number status version certificate { number text }
    }
  }
`)

export const readTimeline = operation<{
  case: { timeline: { edges: { node: { sequence: number; kind: string; text: string } }[] } } | null
}>(`
  query Timeline($id: ID!) {
    case(id: $id) { timeline(first: 50) { edges { node { sequence kind at text } } } }
  }
`)
