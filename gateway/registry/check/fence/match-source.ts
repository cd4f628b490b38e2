import type { CheckProblem } from '../check'
import type { ModelField, ModelType } from '../model'
import { contract } from '../problem'
import type { FenceRule, Fence } from './fence'

/** A field of Case that answers matches is asked by the hub itself, which gives it `first` and nothing else. */
export const matchSourceRule: FenceRule<ModelType> = (type, { types }) => {
  if (type.name !== 'Case') return []
  return type.fields.filter((field) => isMatchSource(field, types)).flatMap(argumentProblems)
}

function argumentProblems({ name, args }: ModelField): CheckProblem[] {
  return args.flatMap((argument) => {
    const coordinate = `Case.${name}(${argument.name.value}:)`
    const { type, defaultValue } = argument
    const typeName = type.kind === 'NonNullType' ? type.type : type
    const isInt = typeName.kind === 'NamedType' && typeName.name.value === 'Int'
    if (argument.name.value === 'first')
      return isInt ? [] : [contract(coordinate, `The hub gives ${coordinate} an Int: how many matches it wants.`)]
    if (type.kind !== 'NonNullType' || defaultValue) return []
    return [
      contract(
        coordinate,
        `The hub asks Case.${name} for candidates and gives it no ${argument.name.value}: let it be null.`,
      ),
    ]
  })
}

/** Whether a field's type is a list of Match, or of a type that implements it. */
export function isMatchSource({ type, named }: ModelField, types: Fence['types']): boolean {
  return (
    /^\[[^[\]]*\]!?$/.test(type) && (named === 'Match' || (types.get(named)?.interfaces.includes('Match') ?? false))
  )
}
