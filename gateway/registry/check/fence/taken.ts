import { parse } from 'graphql'
import type { CheckProblem, PluggedSubgraph } from '../check'
import { openEntities } from '../core-model'
import { withoutMachinery } from '../machinery'
import { typesOf } from '../model'
import { refused } from '../problem'
import type { Fence } from './fence'

/** Types and fields that another plug-in has already. */
export function takenProblems({ types, core }: Fence, others: readonly PluggedSubgraph[]): CheckProblem[] {
  return others.flatMap((other) => {
    const theirs = typesOf(withoutMachinery(parse(other.sdl)))
    return [...types.values()].flatMap((type) => {
      const their = theirs.get(type.name)
      if (!their) return []
      const added = (name: string) => !core.types.get(type.name)?.fields.has(name)
      if (openEntities.has(type.name) || type.name === 'Query')
        return type.fields
          .filter(({ name }) => added(name) && their.fields.some((field) => field.name === name))
          .map(({ name }) => taken(`${type.name}.${name}`, other.name))
      return core.types.has(type.name) ? [] : [taken(type.name, other.name)]
    })
  })
}

function taken(coordinate: string, by: string): CheckProblem {
  return refused('NAME_TAKEN', coordinate, `${coordinate} is in the subgraph ${by} already. Choose another name.`)
}
