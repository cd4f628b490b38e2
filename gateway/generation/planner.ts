import { operationFromDocument, type Schema, type Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Viewer } from '../../shared/auth'
import { AnswerShape } from '../execution/answer/answer-shape'
import { Conditions } from '../execution/answer/conditions'
import type { Step } from '../execution/plan/step'
import { stepsOf, type Planned } from '../execution/plan/steps'
import { TypeNames } from '../execution/plan/type-names'
import { permitted, type Refusal } from './access/permitted'
import { AccessRules } from './access/rules'
import { operationOf, type Operation } from './operation'
import { subscriptionOf, type OperationPlan, type PlanVariant, type ViewerPlan } from './operation-plan'
import { OverrideLabels } from './override-labels'
import { documentOf, pruned } from './pruned'
import { withoutReserved } from './reserved-variables'

/** What was asked: a document that is valid against the generation's schema. `key` names its text. */
export interface PlanRequest {
  readonly key: string
  readonly document: DocumentNode
  readonly operationName: string | null
}

/** An operation that has been asked for, and by whom. */
export interface RecentOperation extends PlanRequest {
  readonly variants: readonly PlanVariant[]
}

/** How often a plan was there, and how many are kept. */
export interface PlanCacheUse {
  readonly kept: number
  readonly hits: number
  readonly misses: number
}

export interface PlannerSchemas {
  /** What clients see. */
  readonly client: GraphQLSchema
  /** With what is hidden from clients, and the directives. */
  readonly supergraph: GraphQLSchema
  readonly api: Schema
}

/** Plans kept for one generation. The hub's own frontends have a few hundred operations. */
const plansKept = 2_000
/** Of one operation, where what is planned depends on who asks. */
const variantsKept = 50

/** Plans operations of one supergraph and keeps the plans: those asked for lately. */
export class OperationPlanner {
  private readonly planner: QueryPlanner
  private readonly rules: AccessRules
  private readonly labels: OverrideLabels
  private readonly stepping: Planned
  private readonly plans = new LRUCache<string, { request: PlanRequest; plan: OperationPlan }>({ max: plansKept })
  private hits = 0
  private misses = 0

  constructor(
    supergraph: Supergraph,
    private readonly schemas: PlannerSchemas,
    /** Subgraphs that are asked once for what is due at the same moment. */
    joined: ReadonlySet<string>,
  ) {
    // The plan's documents stay parsed: a subgraph in this process executes them as they are.
    this.planner = new QueryPlanner(supergraph, { exposeDocumentNodeInFetchNode: true })
    this.rules = new AccessRules(supergraph, schemas.supergraph)
    this.labels = new OverrideLabels(schemas.supergraph)
    this.stepping = { types: new TypeNames(schemas.supergraph), joined }
  }

  /** Throws a GraphQLError when the document has no such operation. */
  plan(request: PlanRequest): OperationPlan {
    const key = `${request.operationName ?? ''}:${request.key}`
    const known = this.plans.get(key)
    if (known) {
      this.hits += 1
      return known.plan
    }
    this.misses += 1
    const plan = this.made(request)
    this.plans.set(key, { request, plan })
    return plan
  }

  steps(queryPlan: QueryPlan): Step | null {
    return stepsOf(queryPlan, this.stepping)
  }

  /** How plans have been found so far. */
  get use(): PlanCacheUse {
    return { kept: this.plans.size, hits: this.hits, misses: this.misses }
  }

  /** What has been asked for lately, the latest first. */
  recent(count: number): RecentOperation[] {
    const recent = [...this.plans.values()].slice(0, count)
    return recent.map(({ request, plan }) => ({ ...request, variants: plan.variants() }))
  }

  private made({ document, operationName }: PlanRequest): OperationPlan {
    const operation = operationOf(document, operationName)
    const conditions = new Conditions(operation)
    const variants = new LRUCache<string, PlanVariant & { readonly plan: ViewerPlan }>({ max: variantsKept })
    return {
      operation,
      conditions,
      shape: new AnswerShape(this.schemas.client, operation, conditions),
      forViewer: (viewer, holding) => {
        const key = `${holding} ${this.rightsKey(viewer)}`
        const known = variants.get(key)
        if (known) return known.plan
        const plan = this.viewerPlan(pruned(operation, conditions.flags(holding)), viewer)
        variants.set(key, { viewer, holding, plan })
        return plan
      },
      variants: () => [...variants.values()],
    }
  }

  /** All that a plan depends on of who asks. */
  private rightsKey(viewer: Viewer): string {
    if (this.rules.empty && this.labels.empty) return ''
    const { role, organizationId } = viewer
    return JSON.stringify([this.rules.empty || [role, organizationId], [...this.labels.conditionsFor(viewer).values()]])
  }

  private viewerPlan(operation: Operation, viewer: Viewer): ViewerPlan {
    if (this.rules.empty) return this.planned(documentOf(operation), viewer, [])
    const { document, refusals } = permitted(this.schemas.client, this.rules, operation, viewer)
    return this.planned(document, viewer, refusals)
  }

  /** Null: nothing is left to ask for. */
  private planned(document: DocumentNode | null, viewer: Viewer, refusals: readonly Refusal[]): ViewerPlan {
    const overrideConditions = this.labels.conditionsFor(viewer)
    const queryPlan = document
      ? this.planner.buildQueryPlan(operationFromDocument(this.schemas.api, withoutReserved(document)), {
          overrideConditions,
        })
      : ({ kind: 'QueryPlan' } as const)
    return { queryPlan, refusals, steps: subscriptionOf({ queryPlan }) ? null : this.steps(queryPlan) }
  }
}
