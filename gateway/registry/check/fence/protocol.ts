import type { CheckProblem } from '../check'
import { protocolTypes, type CoreType } from '../core-model'
import type { ModelType } from '../model'
import { contract, warned } from '../problem'
import { directiveProblems } from './directives'
import type { FenceRule } from './fence'
import { withoutHubTags } from './hub-tags'

/**
 * The match protocol, its values, and the enums and scalars that fields on the partners' list have: a plug-in may leave
 * fields out that it does not use, and may add and change none.
 */
export const protocolRule: FenceRule<ModelType> = (type, { core }) => {
  const known = core.types.get(type.name)
  if (!known || !(protocolTypes.has(type.name) || core.leaves.has(type.name))) return []
  if ([...type.kinds].some((kind) => !known.kinds.has(kind)))
    return [contract(type.name, `${type.name} is an ${[...known.kinds].join()} on the hub. Take it over as it is.`)]
  const atType = known.kinds.has('object')
    ? ['shareable', 'external']
    : known.kinds.has('scalar')
      ? ['specifiedBy']
      : []
  return [
    ...directiveProblems(type.name, type.directives, atType),
    ...type.interfaces
      .filter((name) => !known.interfaces.has(name))
      .map((name) => contract(type.name, `${type.name} does not implement ${name} on the hub. Take it away.`)),
    ...fieldProblems(type, known),
    ...valueProblems(type, known),
  ]
}

function fieldProblems(type: ModelType, known: CoreType): CheckProblem[] {
  const atField = known.kinds.has('object') ? ['shareable', 'external'] : []
  return type.fields.flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`
    const hubs = known.fields.get(field.name)
    if (!hubs) return [contract(coordinate, `${type.name} has no field ${field.name} on the hub. Take it away.`)]
    const problems = directiveProblems(coordinate, withoutHubTags(field.directives, hubs), atField)
    if (!hubs.types.has(field.type))
      problems.push(
        contract(coordinate, `${coordinate} is ${[...hubs.types].join(' or ')} on the hub, not ${field.type}.`),
      )
    if (field.args.length > 0) problems.push(contract(coordinate, `${coordinate} takes no arguments on the hub.`))
    return problems
  })
}

function valueProblems(type: ModelType, known: CoreType): CheckProblem[] {
  const added = type.values.flatMap(({ name, directives }) => {
    const coordinate = `${type.name}.${name}`
    if (!known.values.has(name))
      return [contract(coordinate, `${type.name} has no value ${name} on the hub. Take it away.`)]
    return directiveProblems(coordinate, directives, [])
  })
  const left = [...known.values].filter((value) => !type.values.some(({ name }) => name === value))
  if (type.values.length === 0 || left.length === 0) return added
  return [
    ...added,
    warned('CONTRACT', type.name, `${type.name} lacks values that the hub may send: ${left.join(', ')}.`),
  ]
}
