import type { FetchNode } from '@apollo/query-planner'
import { GraphQLError, parse, type DocumentNode, type ExecutionResult } from 'graphql'
import type { OperationContext } from '../context'
import type { FetchRequest } from '../data-source'
import type { Run } from './step'

/** Who asks subgraphs, by the subgraph's name. */
export type DataSources = Readonly<Record<string, { process(request: FetchRequest): Promise<ExecutionResult> }>>

export interface PlanRunOptions {
  readonly sources: DataSources
  readonly variables: Readonly<Record<string, unknown>>
  /** As the client calls its operation. */
  readonly operationName: string | null
  readonly context: OperationContext
}

/** One execution of a plan, over data sources. */
export class PlanRun implements Run {
  readonly errors: GraphQLError[] = []
  readonly unknown = new WeakSet<object>()
  readonly variables: Readonly<Record<string, unknown>>

  constructor(private readonly options: PlanRunOptions) {
    this.variables = options.variables
  }

  async fetch(node: FetchNode, variables: Readonly<Record<string, unknown>>): Promise<ExecutionResult> {
    const { sources, operationName, context } = this.options
    try {
      const source = Object.hasOwn(sources, node.serviceName) ? sources[node.serviceName] : undefined
      if (!source) throw new Error(`no data source for ${node.serviceName}`)
      return await source.process({ node, document: documentOf(node), variables, operationName, context })
    } catch (error) {
      const originalError = error instanceof Error ? error : new Error(String(error))
      return { data: null, errors: [new GraphQLError(originalError.message, { originalError })] }
    }
  }
}

/** The plan's own document, still parsed; only a planner without documents would leave it out. */
function documentOf(node: FetchNode): DocumentNode {
  return node.operationDocumentNode ?? parse(node.operation)
}
