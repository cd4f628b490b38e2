import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { isCondition, selected, type Flags } from '../execution/answer/conditions'
import type { Operation } from './operation'

/**
 * An operation without what its conditions leave out, and without conditions. It is planned like this: with them, the
 * planner would ask for the inputs of a `@requires` field only where the field is wanted, and need them everywhere.
 */
export function pruned({ operation, fragments }: Operation, flag: Flags): Operation {
  const prune = (selectionSet: SelectionSetNode): SelectionSetNode => {
    const selections = selectionSet.selections
      .filter((node) => selected(node, flag))
      .map((node): SelectionNode => {
        const directives = (node.directives ?? []).filter((directive) => !isCondition(directive))
        if (node.kind === Kind.FRAGMENT_SPREAD) return { ...node, directives }
        if (node.kind === Kind.INLINE_FRAGMENT) return { ...node, directives, selectionSet: prune(node.selectionSet) }
        return { ...node, directives, ...(node.selectionSet && { selectionSet: prune(node.selectionSet) }) }
      })
    return { ...selectionSet, selections: selections.length > 0 ? selections : [typename] }
  }
  const prunedFragment = (fragment: FragmentDefinitionNode) => ({
    ...fragment,
    selectionSet: prune(fragment.selectionSet),
  })
  return {
    operation: { ...operation, selectionSet: prune(operation.selectionSet) },
    fragments: Object.fromEntries(Object.entries(fragments).map(([name, one]) => [name, prunedFragment(one)])),
  }
}

export function documentOf({ operation, fragments }: Operation): DocumentNode {
  return { kind: Kind.DOCUMENT, definitions: [operation, ...Object.values(fragments)] }
}

/** Of an object of which nothing is wanted: that it is there. */
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
