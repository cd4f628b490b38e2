import { Kind, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode } from 'graphql'
import { HubError } from '../../../shared/errors'

/** An operation costs more than the hub takes on; nothing of it was planned or run. */
export class LimitExceeded extends HubError {
  constructor(limit: string, allowed: number) {
    super('LIMIT_EXCEEDED', `The operation exceeds the limit of ${allowed} for ${limit}.`, { limit, allowed })
  }
}

/** A parsed document, taken apart for the rules. */
export interface LimitedDocument {
  readonly document: DocumentNode
  readonly operations: readonly OperationDefinitionNode[]
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** One limit: throws LimitExceeded. Its time must grow with the document's size alone, never with what it expands to. */
export type LimitRule = (document: LimitedDocument) => void

export function limited(document: DocumentNode): LimitedDocument {
  const operations = document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION)
  const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
  return { document, operations, fragments: new Map(fragments.map((node) => [node.name.value, node])) }
}
