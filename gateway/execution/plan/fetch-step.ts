import type { FetchNode } from '@apollo/query-planner'
import { rootFetch } from './root-fetch'
import { entityFetch, entityQuestion } from './entity-fetch'
import type { Step } from './step'
import type { TypeNames } from './type-names'

/** One question to one subgraph: for fields of a root type, or for what it adds to entities. */
export function fetchStep(node: FetchNode, types: TypeNames): Step {
  const { requires } = node
  return requires ? entityFetch(entityQuestion(node, requires, types)) : rootFetch(node, types)
}
