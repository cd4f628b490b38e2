import { CriticalityLevel, diff, DiffRule } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'
import type { CheckProblem } from './check'
import { refused, warned } from './problem'

/** What clients of the served schema would lose, and what might surprise them. */
export async function breakingChanges(served: GraphQLSchema, next: GraphQLSchema): Promise<CheckProblem[]> {
  const changes = await diff(served, next, [
    DiffRule.suppressRemovalOfDeprecatedField,
    DiffRule.ignoreDescriptionChanges,
  ])
  return changes.flatMap(({ criticality, message, path }) => {
    const coordinate = path?.split('.').slice(0, 2).join('.') ?? null
    switch (criticality.level) {
      case CriticalityLevel.Breaking:
        return [refused('BREAKING_CHANGE', coordinate, `${message}. Who asks for it now would fail: ${remedy}`)]
      case CriticalityLevel.Dangerous:
        return [warned('BREAKING_CHANGE', coordinate, `${message}. Some clients may not expect it.`)]
      case CriticalityLevel.NonBreaking:
        return []
    }
  })
}

const remedy = 'put it back, mark it @deprecated, and take it away in a later version when nobody asks for it any more.'
