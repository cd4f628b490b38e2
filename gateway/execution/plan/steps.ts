import type { PlanNode, QueryPlan } from '@apollo/query-planner'
import { assertNever } from '../../../shared/errors'
import { fetchStep } from './fetch-step'
import { joinedFetches } from './joined-fetch'
import type { Step } from './step'
import type { TypeNames } from './type-names'
import { walkOf } from './walk'

/** A query plan as it is run: everything that can be read out of it once is. Null when there is nothing to fetch. */
export function stepsOf({ node }: QueryPlan, planned: Planned): Step | null {
  if (!node) return null
  if (node.kind === 'Subscription') throw new Error('a subscription is run event by event')
  return stepOf(node, planned)
}

/** What holds for all plans of one supergraph. */
export interface Planned {
  readonly types: TypeNames
  /** Subgraphs that are asked once for what is due at the same moment: the hub's own. */
  readonly joined: ReadonlySet<string>
}

function stepOf(node: PlanNode, planned: Planned): Step {
  switch (node.kind) {
    case 'Fetch':
      return fetchStep(node, planned.types)
    case 'Sequence': {
      const steps = node.nodes.map((one) => stepOf(one, planned))
      return async (run, places) => {
        for (const step of steps) await step(run, places)
      }
    }
    case 'Parallel': {
      const [joined, others] = joinedFetches(node.nodes, planned)
      const steps = [...joined, ...others.map((one) => stepOf(one, planned))]
      return async (run, places) => void (await Promise.all(steps.map((step) => step(run, places))))
    }
    case 'Flatten': {
      const [walk, step] = [walkOf(node.path), stepOf(node.node, planned)]
      return async (run, places) => {
        const reached = walk(places)
        if (reached.length > 0) await step(run, reached)
      }
    }
    case 'Condition':
      throw new Error('operations are planned without their conditions')
    case 'Defer':
      throw new Error('@defer is not planned')
    default:
      return assertNever(node)
  }
}
