import type { FetchNode } from '@apollo/query-planner'
import type { ExecutionResult, GraphQLError } from 'graphql'
import type { Place } from './place'
import type { Unknown } from './representation'

/** One execution of a plan: what its steps share. */
export interface Run {
  readonly variables: Readonly<Record<string, unknown>>
  /** Asks the subgraph. Never rejects: an outage is an answer with errors. */
  fetch(node: FetchNode, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult>
  /** In the order in which they came, under the client's own paths. */
  readonly errors: GraphQLError[]
  readonly unknown: Unknown
}

/** Part of a plan: adds what it fetches at the places that it is given. */
export type Step = (run: Run, places: readonly Place[]) => Promise<void>
