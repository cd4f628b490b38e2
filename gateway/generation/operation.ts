import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
} from 'graphql'

/** The one operation of a document that is asked for, and the document's fragments. */
export interface Operation {
  readonly operation: OperationDefinitionNode
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>
}

/** Throws a GraphQLError when the document has no such operation, or several and none is named. */
export function operationOf({ definitions }: DocumentNode, name: string | null): Operation {
  const fragments = Object.create(null) as Record<string, FragmentDefinitionNode>
  const operations: OperationDefinitionNode[] = []
  for (const definition of definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    if (!name || definition.name?.value === name) operations.push(definition)
  }
  const [operation, other] = operations
  if (!operation) throw new GraphQLError(name ? `Unknown operation named "${name}".` : 'Must provide an operation.')
  if (other && !name) throw new GraphQLError('Must provide operation name if query contains multiple operations.')
  return { operation, fragments }
}
