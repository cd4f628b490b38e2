import { Kind, visit, type DocumentNode } from 'graphql'

/** The variable of the plan's own documents: the entities that a subgraph is asked for. */
export const reserved = 'representations'

/**
 * An operation in which no variable has the name that plans keep for themselves: each that ends like it gets one more
 * underscore before it, so that no two become one.
 */
export function withoutReserved(document: DocumentNode): DocumentNode {
  return visit(document, {
    Variable: (node) =>
      isAlike(node.name.value) ? { ...node, name: { kind: Kind.NAME, value: `_${node.name.value}` } } : undefined,
  })
}

/** The client's own name of a variable in a plan. */
export function clientVariable(name: string): string {
  return name !== reserved && isAlike(name) ? name.slice(1) : name
}

function isAlike(name: string): boolean {
  return name.endsWith(reserved) && /^_*representations$/.test(name)
}
