import { Kind, type FieldNode, type SelectionNode, type SelectionSetNode } from 'graphql'
import type { LimitedDocument } from './limit'

/** How a number is made of a selection set: of each field with what is below it, joined for all of a set. */
export interface Measure {
  field(field: FieldNode, below: number): number
  join(a: number, b: number): number
}

/**
 * Measures what a selection set expands to. A fragment is measured once, however often it is spread, so that the time
 * does not grow with what a bomb of fragments expands to; one that spreads itself counts as empty, since validation
 * refuses it.
 */
export function measureOf(
  { fragments }: LimitedDocument,
  measure: Measure,
): (selectionSet: SelectionSetNode) => number {
  const known = new Map<string, number>()
  const ofFragment = (name: string): number => {
    const before = known.get(name)
    if (before !== undefined) return before
    known.set(name, 0)
    const fragment = fragments.get(name)
    const value = fragment ? ofSet(fragment.selectionSet) : 0
    known.set(name, value)
    return value
  }
  const ofSelection = (node: SelectionNode): number => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return ofFragment(node.name.value)
    if (node.kind === Kind.INLINE_FRAGMENT) return ofSet(node.selectionSet)
    return measure.field(node, node.selectionSet ? ofSet(node.selectionSet) : 0)
  }
  const ofSet = (set: SelectionSetNode): number => set.selections.map(ofSelection).reduce(measure.join, 0)
  return ofSet
}
