import type { QueryPlan, SubscriptionNode } from '@apollo/query-planner'
import type { Viewer } from '../../shared/auth'
import type { AnswerShape } from '../execution/answer/answer-shape'
import type { Conditions } from '../execution/answer/conditions'
import type { Step } from '../execution/plan/step'
import type { Refusal } from './access/permitted'
import type { Operation } from './operation'

/** An operation that has been validated against one supergraph; valid as long as its generation is. */
export interface OperationPlan {
  /** As the client sent it. */
  readonly operation: Operation
  readonly conditions: Conditions
  /** What the client's answer looks like, whatever the plan. */
  readonly shape: AnswerShape
  /** The plan of what this viewer may ask for, under these `conditions`. Planned at the first call, and kept. */
  forViewer(viewer: Viewer, holding: string): ViewerPlan
  /** What has been planned and is kept. */
  variants(): readonly PlanVariant[]
}

/** For whom, and under which conditions, an operation is planned. */
export interface PlanVariant {
  readonly viewer: Viewer
  readonly holding: string
}

/** What is run for a viewer. */
export interface ViewerPlan {
  readonly queryPlan: QueryPlan
  /** The plan as it is run; null when there is nothing to fetch, and for a subscription, which is run event by event. */
  readonly steps: Step | null
  /** Fields that the supergraph's own rules keep from the viewer: no subgraph is asked for them. */
  readonly refusals: readonly Refusal[]
}

/** How the planner splits a subscription: what runs on the owning subgraph, and what follows for every event. */
export function subscriptionOf(plan: Pick<ViewerPlan, 'queryPlan'>): SubscriptionNode | null {
  return plan.queryPlan.node?.kind === 'Subscription' ? plan.queryPlan.node : null
}
