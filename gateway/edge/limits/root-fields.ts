import { LimitExceeded, type LimitRule } from './limit'
import { measureOf } from './measure'

/** How many fields an operation may ask of the root: each may be a request to a subgraph of its own. */
export function rootFieldLimit(allowed: number): LimitRule {
  return (document) => {
    const rootFields = measureOf(document, { field: () => 1, join: (a, b) => a + b })
    for (const { selectionSet } of document.operations)
      if (rootFields(selectionSet) > allowed) throw new LimitExceeded('root fields', allowed)
  }
}
