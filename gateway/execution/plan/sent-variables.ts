import type { FetchNode } from '@apollo/query-planner'
import { clientVariable } from '../../generation/reserved-variables'

type Variables = Readonly<Record<string, unknown>>

/** Of the client's variables, those that a fetch uses, by the names that they have in its document. */
export function sentVariables({ variableUsages = [] }: FetchNode, variables: Variables): Record<string, unknown> {
  const sent: Record<string, unknown> = {}
  for (const name of variableUsages) {
    const given = clientVariable(name)
    if (Object.hasOwn(variables, given) && variables[given] !== undefined) sent[name] = variables[given]
  }
  return sent
}
