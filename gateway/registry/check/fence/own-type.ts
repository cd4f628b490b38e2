import type { CheckProblem } from '../check'
import { openEntities, protocolTypes } from '../core-model'
import type { ModelType } from '../model'
import { contract } from '../problem'
import { directiveProblems } from './directives'
import { argumentProblems } from './entity'
import type { FenceRule } from './fence'
import { beginsWith } from './prefix'

/** The types that are the plug-in's own: they bear its name, and take part in nothing of the hub's but Match. */
export const ownTypeRule: FenceRule<ModelType> = (type, fence) => {
  const { core, prefix } = fence
  const { name } = type
  if (rootTypes.has(name) || openEntities.has(name) || protocolTypes.has(name) || core.leaves.has(name)) return []
  if (core.types.has(name)) return [contract(name, `${name} is the hub's own and closed to plug-ins. Take it away.`)]
  if (builtIn.has(name)) return [contract(name, `${name} is GraphQL's own. Take it away.`)]
  const problems: CheckProblem[] = []
  if (!beginsWith(name, prefix.type))
    problems.push(contract(name, `Types of yours begin with the subgraph's name: call it ${prefix.type}${name}.`))
  problems.push(...directiveProblems(name, type.directives, atType))
  for (const other of type.interfaces)
    if (other !== 'Match' && core.types.has(other))
      problems.push(contract(name, `${name} cannot implement ${other}: of the hub's interfaces Match alone is open.`))
  const takenIn = type.members.filter((member) => core.types.has(member) && !openEntities.has(member))
  for (const member of takenIn)
    problems.push(contract(name, `${name} cannot have ${member}, which is closed to plug-ins.`))
  for (const field of type.fields) problems.push(...fieldProblems(name, field))
  for (const value of type.values)
    problems.push(...directiveProblems(`${name}.${value.name}`, value.directives, ['deprecated', 'tag']))
  return problems
}

const rootTypes: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription'])
const builtIn: ReadonlySet<string> = new Set(['Boolean', 'Float', 'ID', 'Int', 'String'])
const atType = ['key', 'shareable', 'tag', 'extends', 'specifiedBy']
const atField = ['external', 'requires', 'provides', 'shareable', 'deprecated', 'listSize', 'tag']

function fieldProblems(type: string, field: ModelType['fields'][number]): CheckProblem[] {
  const coordinate = `${type}.${field.name}`
  return [...directiveProblems(coordinate, field.directives, atField), ...argumentProblems(coordinate, field)]
}
