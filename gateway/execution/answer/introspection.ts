import { executeSync, Kind, OperationTypeNode, visit, type FieldNode } from 'graphql'
import { own, type Data } from '../plan/data'
import type { SelectionScope } from './selections'
import type { Shape } from './shape'

/**
 * `__schema` and `__type`, which the gateway answers itself, from the schema that clients see. What depends on no
 * variable is worked out once.
 */
export function introspection(scope: SelectionScope, nodes: readonly FieldNode[]): Shape {
  const varies = hasVariables(scope, nodes)
  let known: { readonly value: unknown } | null = null
  return (_, { variables }) => {
    if (varies) return executed(scope, nodes, variables)
    known ??= { value: executed(scope, nodes, {}) }
    return known.value
  }
}

function executed(
  { schema, operation, fragments }: SelectionScope,
  nodes: readonly FieldNode[],
  variableValues: Readonly<Record<string, unknown>>,
): unknown {
  const document = {
    kind: Kind.DOCUMENT as const,
    definitions: [
      {
        kind: Kind.OPERATION_DEFINITION as const,
        operation: OperationTypeNode.QUERY,
        variableDefinitions: operation.variableDefinitions ?? [],
        selectionSet: { kind: Kind.SELECTION_SET as const, selections: nodes },
      },
      ...Object.values(fragments),
    ],
  }
  const { data, errors } = executeSync({ schema, document, variableValues })
  const [problem] = errors ?? []
  if (problem) throw problem
  const [node] = nodes
  return node && data ? (own(data as Data, (node.alias ?? node.name).value) ?? null) : null
}

function hasVariables({ fragments }: SelectionScope, nodes: readonly FieldNode[]): boolean {
  let found = false
  const all = [...nodes, ...Object.values(fragments)]
  for (const node of all) visit(node, { Variable: () => void (found = true) })
  return found
}
