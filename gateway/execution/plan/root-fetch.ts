import type { FetchNode } from '@apollo/query-planner'
import { copy } from './copy'
import { isData } from './data'
import { merge } from './merge'
import { pathOf, type Place } from './place'
import { placedError } from './placed-error'
import { clientPath, rewriteOf } from './rewrites'
import { sentVariables } from './sent-variables'
import type { Run, Step } from './step'
import type { TypeNames } from './type-names'

/** Fetches fields of a root type: at the root, or where an answer leads back to it. */
export function rootFetch(node: FetchNode, types: TypeNames): Step {
  const rewrite = rewriteOf(node.outputRewrites, types)
  return async (run, places) => {
    const { data, errors } = await run.fetch(node, sentVariables(node, run.variables))
    if (data) rewrite?.(data)
    places.forEach(({ value }, index) => {
      if (!isData(value)) return
      if (data) merge(value, index === 0 ? data : copy(data))
      else run.unknown.add(value)
    })
    for (const error of errors ?? []) tell(run, node, places, error)
  }
}

function tell(
  run: Run,
  node: FetchNode,
  places: readonly Place[],
  error: NonNullable<Awaited<ReturnType<Run['fetch']>>['errors']>[number],
): void {
  const path = clientPath(error.path ?? [], node.outputRewrites)
  for (const place of places) run.errors.push(placedError(error, [...pathOf(place), ...path]))
}
