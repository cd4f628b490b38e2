import type { FetchNode } from '@apollo/query-planner'
import type { DocumentNode, ExecutionResult } from 'graphql'
import { HubError } from '../../shared/errors'
import { toldToClients } from '../../shared/graphql/context'
import type { Subgraph, SubgraphRequest } from '../../shared/graphql/subgraph'
import { traced } from '../../shared/telemetry/tracing'
import type { OperationContext } from './context'
import { DeadlinePassed, wasCalledOff, within } from './deadline'
import { outage } from './outage'

/** A subgraph could not be asked: nobody listens there, or it broke off. */
export class SubgraphUnavailable extends HubError {
  constructor(cause: unknown) {
    super('SUBGRAPH_UNAVAILABLE', 'The subgraph does not answer.')
    this.cause = cause
  }
}

export interface DataSourceOptions {
  readonly timeoutMilliseconds: number
  /** Writes the cause down and answers the id to tell the client. */
  readonly report: (error: unknown, place: { readonly subgraph: string; readonly requestId: string }) => string
  /** Told of every fetch when it is over. */
  readonly onFetch?: (subgraph: string, milliseconds: number, outcome: FetchOutcome) => void
}
/** `abandoned` when nobody waited for it any more before its time was over: that is no fault of the subgraph. */
export type FetchOutcome = 'answered' | 'unavailable' | 'timeout' | 'failed' | 'abandoned'

/** One fetch of a plan, on its way to its subgraph. */
export interface FetchRequest {
  /** What it is in the plan. */
  readonly node: FetchNode
  /** The plan's own, still parsed: the same fetch of a plan is always the same document. */
  readonly document: DocumentNode
  /** Those that the document uses, and `representations`, each of them once. */
  readonly variables: Readonly<Record<string, unknown>>
  /** The client's own. */
  readonly operationName: string | null
  readonly context: OperationContext
}

/** Lets the query plan's executor fetch from a subgraph. It never rejects: an outage is an answer with errors. */
export class SubgraphDataSource {
  constructor(
    private readonly subgraph: Pick<Subgraph, 'name' | 'execute'>,
    private readonly options: DataSourceOptions,
  ) {}

  async process({ document, variables, operationName, context }: FetchRequest): Promise<ExecutionResult> {
    const { viewer, requestId, signal, told } = context
    const began = performance.now()
    const [result, outcome] = await this.ask({ document, variables, operationName, viewer, requestId, signal })
    this.options.onFetch?.(this.subgraph.name, performance.now() - began, outcome)
    if (told) collect(told, result.extensions)
    return result
  }

  private async ask(request: SubgraphRequest): Promise<[ExecutionResult, FetchOutcome]> {
    const { document, variables, requestId } = request
    try {
      const { timeoutMilliseconds } = this.options
      const execute = (signal: AbortSignal) =>
        traced(`fetch ${this.subgraph.name}`, { kind: 'client' }, () => this.subgraph.execute({ ...request, signal }))
      return [await within(timeoutMilliseconds, request.signal, execute), 'answered']
    } catch (error) {
      if (error instanceof DeadlinePassed)
        return [outage('SUBGRAPH_TIMEOUT', document, variables), wasCalledOff(request.signal) ? 'abandoned' : 'timeout']
      const errorId = this.options.report(error, { subgraph: this.subgraph.name, requestId })
      // Thrown by a subgraph in this process, too, when its database is gone.
      if (error instanceof HubError && error.code === 'SUBGRAPH_UNAVAILABLE')
        return [outage('SUBGRAPH_UNAVAILABLE', document, variables), 'unavailable']
      return [outage('INTERNAL', document, variables, { errorId }), 'failed']
    }
  }
}

function collect(told: Record<string, unknown[]>, extensions: ExecutionResult['extensions']): void {
  for (const name of toldToClients) {
    const said = extensions?.[name]
    if (Array.isArray(said)) told[name] = [...(told[name] ?? []), ...(said as unknown[])]
  }
}
