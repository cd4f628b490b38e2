import { LimitExceeded, type LimitRule } from './limit'
import { measureOf } from './measure'

/** How deep fields may be nested. Introspection, deeper by its nature and answered without a subgraph, is left out. */
export function depthLimit(allowed: number): LimitRule {
  return (document) => {
    const depth = measureOf(document, {
      field: ({ name }, below) => (name.value.startsWith('__') ? 0 : 1 + below),
      join: Math.max,
    })
    for (const { selectionSet } of document.operations)
      if (depth(selectionSet) > allowed) throw new LimitExceeded('depth', allowed)
  }
}
