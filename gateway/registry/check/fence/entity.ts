import type { CheckProblem } from '../check'
import { openEntities, type CoreType } from '../core-model'
import { named, textOf, type ModelField, type ModelType } from '../model'
import { contract } from '../problem'
import { directiveProblems } from './directives'
import type { FenceRule, Fence } from './fence'
import { withoutHubTags } from './hub-tags'

/** What a plug-in says of Case, Organization, Category or Area. */
export const entityRule: FenceRule<ModelType> = (type, fence) => {
  const known = fence.core.types.get(type.name)
  if (!known || !openEntities.has(type.name)) return []
  if (type.kinds.size !== 1 || !type.kinds.has('object'))
    return [contract(type.name, `${type.name} is an object type of the hub: write \`type ${type.name}\`.`)]
  const strangers = type.interfaces.filter((name) => !known.interfaces.has(name))
  return [
    ...directiveProblems(type.name, type.directives, ['key', 'extends']),
    ...strangers.map((name) =>
      contract(type.name, `${type.name} does not implement ${name} on the hub. Take it away.`),
    ),
    ...keyProblems(type, known),
    ...type.fields.flatMap((field) => fieldProblems(type, field, known, fence)),
  ]
}

/** The hub enters a type by its own key; with two nobody could say beforehand which of them it will send. */
function keyProblems(type: ModelType, known: CoreType): CheckProblem[] {
  const hubs = [...known.fields.values()].filter(({ key }) => key).map(({ name }) => name)
  const keys = named(type.directives, 'key').map((key) => textOf(key, 'fields') ?? '')
  const hubsKey = `@key(fields: "${hubs.join(' ')}")`
  if (keys.length > 1)
    return [contract(type.name, `${type.name} has ${keys.length} keys here, and the hub has one: write ${hubsKey}.`)]
  if (keys.every((key) => key.trim() === hubs.join(' '))) return []
  return [
    contract(type.name, `The hub knows ${type.name} by another key: write ${hubsKey}, and take the rest by @requires.`),
  ]
}

function fieldProblems(type: ModelType, field: ModelField, known: CoreType, { core }: Fence): CheckProblem[] {
  const coordinate = `${type.name}.${field.name}`
  const hubs = known.fields.get(field.name)
  if (!hubs) return addedProblems(type, field, core)
  const directives = withoutHubTags(field.directives, hubs)
  const problems = directiveProblems(coordinate, directives, ['external'])
  if (!core.maySend(type.name, hubs))
    return [...problems, contract(coordinate, `${coordinate} is no field that a partner is sent. Take it away.`)]
  if (!hubs.types.has(field.type))
    problems.push(
      contract(coordinate, `${coordinate} is ${[...hubs.types].join(' or ')} on the hub, not ${field.type}.`),
    )
  const external = named(field.directives, 'external').length > 0
  if (!external && !inKey(type, field))
    problems.push(
      contract(coordinate, `${coordinate} is the hub's own field: mark it @external, or name yours otherwise.`),
    )
  return problems
}

function inKey(type: ModelType, field: ModelField): boolean {
  const keys = named(type.directives, 'key').map((key) => textOf(key, 'fields') ?? '')
  return keys.some((key) => key.split(/[^A-Za-z0-9_]+/).includes(field.name))
}

/** A field that the plug-in adds to the hub's type. */
function addedProblems(type: ModelType, field: ModelField, core: Fence['core']): CheckProblem[] {
  const coordinate = `${type.name}.${field.name}`
  const problems = directiveProblems(coordinate, field.directives, [
    'requires',
    'provides',
    'deprecated',
    'listSize',
    'tag',
  ])
  problems.push(...argumentProblems(coordinate, field))
  if (field.type.endsWith('!'))
    problems.push(
      contract(
        coordinate,
        `${coordinate} must be nullable (${field.type.slice(0, -1)}): your outage must not take the ${type.name} away.`,
      ),
    )
  const returned = core.types.get(field.named)
  if (type.name === 'Case' && returned && !openEntities.has(field.named) && returned.interfaces.has('Match'))
    problems.push(
      contract(
        coordinate,
        `${coordinate} answers ${field.named}, which is the hub's own. Answer a type of yours that implements Match.`,
      ),
    )
  return problems
}

/** What may stand on arguments of a plug-in's own fields. */
export function argumentProblems(coordinate: string, { args }: ModelField): CheckProblem[] {
  return args.flatMap(({ name, directives }) =>
    directiveProblems(`${coordinate}(${name.value}:)`, directives ?? [], ['deprecated', 'tag']),
  )
}
