import { Kind, getOperationAST, type SelectionSetNode } from 'graphql'
import { limited } from './limits/limit'
import type { ValidOperation } from './limits/costs'

/** What may be done without signing in and leaves something behind. */
const guarded = 'applyAsPartner'

/** How often an operation asks the root for the field that strangers may change something with. */
export function applicationsIn({ document, operationName }: ValidOperation): number {
  const operation = getOperationAST(document, operationName)
  if (operation?.operation !== 'mutation') return 0
  const { fragments } = limited(document)
  // The limit of root fields has been held before, and validation has refused fragments that spread themselves.
  const count = ({ selections }: SelectionSetNode): number =>
    selections.reduce((sum, node) => {
      if (node.kind === Kind.FIELD) return sum + (node.name.value === guarded ? 1 : 0)
      const set = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet
      return sum + (set ? count(set) : 0)
    }, 0)
  return count(operation.selectionSet)
}
