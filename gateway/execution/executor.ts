import { GraphQLError, OperationTypeNode, type ExecutionResult } from 'graphql'
import { TookTooLong, ValidationFailed } from '../../shared/errors'
import type { Generation } from '../generation/generation'
import type { OperationPlan, ViewerPlan } from '../generation/operation-plan'
import { maskedErrors, type ReportCause } from './masking'
import type { OperationContext } from './context'
import { DeadlinePassed } from './deadline'
import { SubgraphDataSource, type FetchOutcome } from './data-source'
import { Blank } from './plan/data'
import { rootPlace } from './plan/place'
import { PlanRun as Running, type DataSources } from './plan/plan-run'
import { errorsOfRefusals } from './refused-fields'
import { SharedAnswers } from './shared-answers'
import { variableProblems } from './variables'

export interface ExecutorOptions {
  readonly subgraphTimeoutMilliseconds: number
  readonly report: ReportCause
  readonly onFetch?: (subgraph: string, milliseconds: number, outcome: FetchOutcome) => void
}

/** One run of a plan. */
export interface PlanRun {
  readonly variables: Readonly<Record<string, unknown>>
  readonly context: OperationContext
}

/** What is run in place of the viewer's plan, and where: for the events of a subscription. */
export interface PlanPart {
  readonly plan: ViewerPlan
  readonly sources: DataSources
}

/** Runs query plans: for HTTP, for WebSocket events and for the hub's own questions alike. */
export class PlanExecutor {
  /** A generation's data sources live as long as it does. */
  private readonly sources = new WeakMap<Generation, DataSources>()
  private readonly shared = new SharedAnswers()

  constructor(private readonly options: ExecutorOptions) {}

  sourcesOf(generation: Generation): DataSources {
    const known = this.sources.get(generation)
    if (known) return known
    const { subgraphTimeoutMilliseconds: timeoutMilliseconds, report, onFetch } = this.options
    const options = { timeoutMilliseconds, report, ...(onFetch && { onFetch }) }
    const made = Object.fromEntries(
      [...generation.sources].map(([name, { subgraph, patienceMilliseconds = timeoutMilliseconds }]) => [
        name,
        new SubgraphDataSource(subgraph, { ...options, timeoutMilliseconds: patienceMilliseconds }),
      ]),
    )
    this.sources.set(generation, made)
    return made
  }

  /**
   * Answers with data, errors, or both; errors say nothing that is not for the client. Never rejects. The answer may be
   * others' too: it is only read.
   */
  async run(generation: Generation, plan: OperationPlan, run: PlanRun, part?: PlanPart): Promise<ExecutionResult> {
    const { variables, context } = run
    const refused = this.refuse(generation, plan, variables)
    if (refused) return refused
    const { viewer, signal } = context
    try {
      if (!part && !context.fresh && plan.operation.operation.operation === OperationTypeNode.QUERY)
        return await this.shared.of({ plan, variables, viewer, signal }, (signal) =>
          this.answered(generation, plan, { variables, context: { ...context, signal } }),
        )
      return await this.alone(() => this.answered(generation, plan, run, part))
    } catch (error) {
      // Their time was over while others still wait for the same answer.
      const cause = error instanceof DeadlinePassed ? new TookTooLong() : error
      return { errors: maskedErrors([cause], context, this.options.report) }
    }
  }

  /** What changes something, or reads because something has changed, shares nothing with what began before it. */
  private async alone<T>(work: () => Promise<T>): Promise<T> {
    this.shared.outdate()
    try {
      return await work()
    } finally {
      // Who is told of a change and reads again must not be answered by a read that began before it.
      this.shared.outdate()
    }
  }

  private async answered(
    generation: Generation,
    plan: OperationPlan,
    { variables, context }: PlanRun,
    part?: PlanPart,
  ): Promise<ExecutionResult> {
    const told: Record<string, unknown[]> = {}
    const { plan: viewerPlan, sources } = part ?? {
      plan: plan.forViewer(context.viewer, plan.conditions.of(variables)),
      sources: this.sourcesOf(generation),
    }
    const answer = await this.executed(plan, viewerPlan, sources, { variables, context: { ...context, told } })
    return Object.keys(told).length > 0 ? { ...answer, extensions: told } : answer
  }

  /** The answer to variables that do not fit the operation; null when they do. */
  refuse(generation: Generation, plan: OperationPlan, variables: PlanRun['variables']): ExecutionResult | null {
    const told = variableProblems(generation.schema, plan.operation.operation, variables)
    const problems = told.length > 0 ? told : plan.conditions.problems(variables)
    if (problems.length === 0) return null
    const { message, code, fields } = new ValidationFailed(problems)
    return { errors: [new GraphQLError(message, { extensions: { code, fields } })] }
  }

  /** An answer of a subgraph that goes to the client as it is. */
  masked({ data, errors }: ExecutionResult, context: OperationContext): ExecutionResult {
    return {
      ...(data !== undefined && { data }),
      ...(errors && { errors: maskedErrors(errors, context, this.options.report) }),
    }
  }

  /**
   * An entity that a subgraph answers with null, because it is absent or not the viewer's to see, becomes null without
   * a word, and so does what must not be without it. Only when nothing at all is left is that an error.
   */
  private async executed(
    { operation: { operation }, conditions, shape }: OperationPlan,
    { steps, refusals }: ViewerPlan,
    sources: DataSources,
    { variables, context }: PlanRun,
  ): Promise<ExecutionResult> {
    const run = new Running({ sources, variables, operationName: operation.name?.value ?? null, context })
    const root = new Blank()
    await steps?.(run, [rootPlace(root)])
    const { data, invalid, lost } = shape.answer(root, variables, conditions.of(variables))
    const told = [...run.errors, ...errorsOfRefusals(data, refusals), ...invalid]
    const errors = told.length === 0 && data === null && lost ? [lost] : told
    return this.masked({ data, ...(errors.length > 0 && { errors }) }, context)
  }
}
