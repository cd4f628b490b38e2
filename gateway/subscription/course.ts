import type { QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import { parse, type DocumentNode, type ExecutionResult } from 'graphql'
import { tracedFrom } from '../../shared/telemetry/tracing'
import type { OperationContext } from '../execution/context'
import { deadline } from '../execution/deadline'
import type { PlanExecutor } from '../execution/executor'
import type { ReportCause } from '../execution/masking'
import { sentVariables } from '../execution/plan/sent-variables'
import { outage } from '../execution/outage'
import type { DataSources } from '../execution/plan/plan-run'
import type { Generation } from '../generation/generation'
import { subscriptionOf, type OperationPlan, type ViewerPlan } from '../generation/operation-plan'
import type { LiveOperation } from './live-operation'

export interface CourseOptions {
  readonly executor: PlanExecutor
  /** For one event, all its fields together. */
  readonly timeoutMilliseconds: number
  readonly report: ReportCause
}

export type Events = AsyncIterableIterator<ExecutionResult>

/**
 * How a subscription runs on one generation. Its first fetch is subscribed to at the subgraph that owns the field; each
 * event answers that fetch, and the rest of the plan is executed for it as for a query, with the viewer's rights at
 * that moment.
 */
export class Course {
  private constructor(
    readonly generation: Generation,
    private readonly plan: OperationPlan,
    private readonly node: SubscriptionNode,
    private readonly eventPlan: ViewerPlan,
    private readonly operation: LiveOperation,
    private readonly options: CourseOptions,
  ) {}

  /** Plans it; answers errors where it may not begin. Throws what the planner throws. */
  static async of(
    generation: Generation,
    operation: LiveOperation,
    context: OperationContext,
    options: CourseOptions,
  ): Promise<Course | ExecutionResult> {
    const { source: key, document, operationName, variables, viewer } = operation
    const plan = generation.plan({ key, document, operationName })
    const refused = options.executor.refuse(generation, plan, variables)
    if (refused) return refused
    const viewerPlan = plan.forViewer(viewer, plan.conditions.of(variables))
    const node = subscriptionOf(viewerPlan)
    // Nothing of it is left for this viewer: what remains is to say so.
    if (!node) return options.executor.run(generation, plan, { variables, context })
    const queryPlan = planOfEvent(node)
    const eventPlan = { queryPlan, steps: generation.steps(queryPlan), refusals: viewerPlan.refusals }
    return new Course(generation, plan, node, eventPlan, operation, options)
  }

  /** Whether events of the other's source are events of this one. */
  continues(other: Course): boolean {
    const subgraphOf = ({ generation, node }: Course) => generation.sources.get(node.primary.serviceName)?.subgraph
    return subgraphOf(this) === subgraphOf(other) && this.node.primary.operation === other.node.primary.operation
  }

  /** The events of the subgraph that owns the field; an answer with errors when it has none. */
  async events(context: OperationContext): Promise<Events | ExecutionResult> {
    const { primary } = this.node
    const document: DocumentNode = primary.operationDocumentNode ?? parse(primary.operation)
    const { variables, operationName } = this.operation
    const sent = sentVariables(primary, variables)
    const subgraph = this.generation.sources.get(primary.serviceName)?.subgraph
    try {
      if (!subgraph) throw new Error(`no data source for ${primary.serviceName}`)
      const events = await subgraph.subscribe({ ...context, document, variables: sent, operationName })
      return Symbol.asyncIterator in events ? events : this.options.executor.masked(events, context)
    } catch (error) {
      this.options.report(error, { subgraph: primary.serviceName, requestId: context.requestId })
      return outage('SUBGRAPH_UNAVAILABLE', document, sent)
    }
  }

  /** What a subscriber is answered for an event. Never rejects. */
  async answer(event: ExecutionResult, context: OperationContext): Promise<ExecutionResult> {
    const { executor, timeoutMilliseconds } = this.options
    const own = deadline(timeoutMilliseconds)
    try {
      const sources = answering(executor.sourcesOf(this.generation), this.node, event)
      const run = { variables: this.operation.variables, context: { ...context, signal: own.signal } }
      // A trace of its own: it has nothing to do with the request that subscribed, which may be hours old.
      return await tracedFrom(null, 'subscription event', {}, () =>
        executor.run(this.generation, this.plan, run, { plan: this.eventPlan, sources }),
      )
    } finally {
      own.clear()
    }
  }
}

/** The plan of one event: what the subscription began with, then the rest. */
function planOfEvent({ primary, rest }: SubscriptionNode): QueryPlan {
  return { kind: 'QueryPlan', node: rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary }
}

/** Data sources of which the first fetch's answers with the event; all else is asked as always. */
function answering(sources: DataSources, { primary }: SubscriptionNode, event: ExecutionResult): DataSources {
  const owner = sources[primary.serviceName]
  if (!owner) return sources
  const process: typeof owner.process = (fetch) =>
    fetch.node === primary ? Promise.resolve(event) : owner.process(fetch)
  return { ...sources, [primary.serviceName]: { process } }
}
