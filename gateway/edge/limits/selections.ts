import { LimitExceeded, type LimitRule } from './limit'
import { measureOf } from './measure'

/** How many fields an operation may select once all its fragments are written out. */
export function selectionLimit(allowed: number): LimitRule {
  return (document) => {
    const selections = measureOf(document, { field: (_, below) => 1 + below, join: (a, b) => a + b })
    for (const { selectionSet } of document.operations)
      if (selections(selectionSet) > allowed) throw new LimitExceeded('selections', allowed)
  }
}
