import {
  coerceInputValue,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { FieldProblem } from '../../shared/errors'

/** More problems than a person fixes in one go are not listed. */
const problemsTold = 50

/**
 * Holds the values of an operation's variables against their types, before anything is asked of a subgraph. The paths
 * are dotted, from the variable's name down: `input.title`.
 */
export function variableProblems(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
): FieldProblem[] {
  const problems: FieldProblem[] = []
  const told = (path: string, message: string) => {
    if (problems.length < problemsTold) problems.push({ path, message: message.replace(/ Did you mean .*$/s, '') })
  }
  for (const definition of operation.variableDefinitions ?? []) {
    const name = definition.variable.name.value
    const type = typeFromAST(schema, definition.type)
    if (!isInputType(type)) continue
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    if (value === undefined && definition.defaultValue) continue
    if (value === undefined || value === null) {
      if (isNonNullType(type)) told(name, 'Is required.')
      continue
    }
    coerceInputValue(value, type, (path, _, error) => told([name, ...path].join('.'), error.message))
    for (const path of pathsOfNul(value, name)) told(path, 'Must not contain NUL characters.')
  }
  return problems
}

/** A NUL can be stored nowhere, and is part of no name or text that somebody typed. */
function pathsOfNul(value: unknown, path: string): string[] {
  if (typeof value === 'string') return value.includes('\0') ? [path] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => pathsOfNul(part, `${path}.${key}`))
}
