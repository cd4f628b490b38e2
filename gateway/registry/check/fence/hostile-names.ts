import type { CheckProblem } from '../check'
import { contract } from '../problem'
import type { FenceRule } from './fence'
import type { ModelType } from '../model'

/** Names that every object has already, in the language that most of the hub's clients are written in. */
const inherited: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype', 'then'])

/** Names that would mean something else to whoever reads the answer. */
export const hostileNames: FenceRule<ModelType> = (type) => [
  ...problems(type.name, type.name),
  ...type.fields.flatMap((field) => [
    ...problems(field.name, `${type.name}.${field.name}`),
    ...field.args.flatMap(({ name }) => problems(name.value, `${type.name}.${field.name}(${name.value}:)`)),
  ]),
  ...type.values.flatMap(({ name }) => problems(name, `${type.name}.${name}`)),
]

const longest = 80

function problems(name: string, coordinate: string): CheckProblem[] {
  if (name.length > longest)
    return [contract(coordinate.slice(0, 200), `A name of ${name.length} letters is too long: at most ${longest}.`)]
  if (name.startsWith('__'))
    return [contract(coordinate, `Names that begin with __ are GraphQL's own: rename ${coordinate}.`)]
  if (inherited.has(name))
    return [contract(coordinate, `${name} is a name that every object has already: rename ${coordinate}.`)]
  return []
}
