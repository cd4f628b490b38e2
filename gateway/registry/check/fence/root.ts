import type { CheckProblem } from '../check'
import type { ModelType } from '../model'
import { contract } from '../problem'
import { directiveProblems } from './directives'
import { argumentProblems } from './entity'
import type { FenceRule } from './fence'
import { beginsWith } from './prefix'

/** The fields that a plug-in has at the top: questions alone, under its own name. */
export const rootRule: FenceRule<ModelType> = (type, { prefix }) => {
  if (type.name === 'Mutation' || type.name === 'Subscription') {
    const what = `A plug-in has no ${type.name}: it answers questions; changes are made in your own system. Take it away.`
    const fields = type.fields.map(({ name }) => contract(`${type.name}.${name}`, what))
    return fields.length > 0 ? fields : [contract(type.name, what)]
  }
  if (type.name !== 'Query') return []
  return [
    ...directiveProblems('Query', type.directives, ['extends']),
    ...type.interfaces.map((name) => contract('Query', `Query implements no ${name} on the hub. Take it away.`)),
    ...type.fields.flatMap((field): CheckProblem[] => {
      const coordinate = `Query.${field.name}`
      const problems = directiveProblems(coordinate, field.directives, ['provides', 'deprecated', 'listSize', 'tag'])
      if (!beginsWith(field.name, prefix.field))
        problems.push(
          contract(
            coordinate,
            `Fields of Query begin with the subgraph's name: ${prefix.field}, then a capital letter.`,
          ),
        )
      if (field.type.endsWith('!'))
        problems.push(
          contract(coordinate, `${coordinate} must be nullable: your outage must not take the whole answer away.`),
        )
      return [...problems, ...argumentProblems(coordinate, field)]
    }),
  ]
}
