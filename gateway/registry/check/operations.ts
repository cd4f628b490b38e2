import { GraphQLError, Kind, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql'
import type { CheckProblem } from './check'
import { refused } from './problem'

const toldAtMost = 20

/** Operations that have been asked for lately, are answered by the served schema, and would not be by the next. */
export function brokenOperations(
  documents: readonly string[],
  served: GraphQLSchema,
  next: GraphQLSchema,
): CheckProblem[] {
  return documents
    .flatMap((source) => {
      const document = parsed(source)
      if (!document || validate(served, document).length > 0) return []
      const [problem] = validate(next, document)
      return problem ? [broken(document, problem)] : []
    })
    .slice(0, toldAtMost)
}

function parsed(source: string): DocumentNode | null {
  try {
    return parse(source)
  } catch (error) {
    if (error instanceof GraphQLError) return null
    throw error
  }
}

function broken(document: DocumentNode, problem: GraphQLError): CheckProblem {
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION)
  const name = operation?.name ? `The operation ${operation.name.value}` : 'An operation without a name'
  const [, field, type] = /field "(\w+)" on type "(\w+)"/.exec(problem.message) ?? []
  const coordinate = field && type ? `${type}.${field}` : null
  const message = `${name}, which was asked for lately, would fail: ${problem.message}`
  return refused('BREAKING_CHANGE', coordinate, message)
}
