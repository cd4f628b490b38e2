import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql'
import type { ErrorCode } from '../../shared/errors'

/** One outage is told for at most so many fields: the rest are the same words again. */
const fieldsTold = 100

/**
 * The answer in place of a subgraph that gave none: an error at every field that it would have filled, so that a client
 * can tell "there is none" from "it is not known now".
 */
export function outage(
  code: Extract<ErrorCode, 'SUBGRAPH_UNAVAILABLE' | 'SUBGRAPH_TIMEOUT' | 'INTERNAL'>,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  details: Readonly<Record<string, unknown>> = {},
): ExecutionResult {
  const error = (path: readonly (string | number)[]) =>
    new GraphQLError(messages[code], { path, extensions: { code, ...details } })
  return { data: null, errors: pathsOf(document, variables).slice(0, fieldsTold).map(error) }
}

const messages = {
  SUBGRAPH_UNAVAILABLE: 'This part of the hub is not available now. Try again soon.',
  SUBGRAPH_TIMEOUT: 'This part of the hub did not answer in time. Try again soon.',
  INTERNAL: 'Something went wrong here. Try again; if it stays, report the errorId.',
}

function pathsOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): (string | number)[][] {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  if (!operation) return []
  const entities = operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD && selection.name.value === '_entities' ? entityPaths(selection, variables) : [],
  )
  return entities.length > 0 ? entities : fieldsOf(operation.selectionSet).map((name) => [name])
}

function entityPaths(field: FieldNode, variables: Readonly<Record<string, unknown>>): (string | number)[][] {
  const value = field.arguments?.[0]?.value
  const representations = value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
  if (!Array.isArray(representations) || !field.selectionSet) return []
  const [key, names] = [(field.alias ?? field.name).value, fieldsOf(field.selectionSet)]
  return representations.flatMap((_, index) => names.map((name) => [key, index, name]))
}

/** Response names of a selection, inline fragments opened, `__typename` left out. */
function fieldsOf(selectionSet: SelectionSetNode): string[] {
  const names = selectionSet.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD)
      return selection.name.value === '__typename' ? [] : [(selection.alias ?? selection.name).value]
    return selection.kind === Kind.INLINE_FRAGMENT ? fieldsOf(selection.selectionSet) : []
  })
  return [...new Set(names)]
}
