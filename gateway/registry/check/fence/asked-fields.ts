import type { ConstDirectiveNode } from 'graphql'
import type { CheckProblem } from '../check'
import { plainName } from '../machinery'
import { named, textOf, type ModelType } from '../model'
import { contract } from '../problem'
import type { FenceRule, Fence } from './fence'
import { fieldsNamedBy, UnreadableFieldSet } from './field-set'

/** What a type's `@key`, `@requires` and `@provides` ask for: nothing of the hub's but what partners may be sent. */
export const askedFields: FenceRule<ModelType> = (type, fence) => [
  ...asked(named(type.directives, 'key'), type.name, type.name, fence),
  ...type.fields.flatMap((field) => {
    const coordinate = `${type.name}.${field.name}`
    return [
      ...asked(named(field.directives, 'requires'), type.name, coordinate, fence),
      ...asked(named(field.directives, 'provides'), field.named, coordinate, fence),
    ]
  }),
]

/** `standing`: on which type the field set stands. `coordinate`: where the directive does. */
function asked(
  directives: readonly ConstDirectiveNode[],
  standing: string,
  coordinate: string,
  fence: Fence,
): CheckProblem[] {
  return directives.flatMap((directive) => {
    const name = plainName(directive.name.value)
    const fieldSet = textOf(directive, 'fields')
    if (fieldSet === null)
      return [contract(coordinate, `@${name} on ${coordinate} names its fields in a text: @${name}(fields: "…").`)]
    try {
      return fieldsNamedBy(fieldSet, standing, fence).flatMap((field) => {
        const why = refusal(field, fence)
        return why === null ? [] : [contract(coordinate, `@${name} on ${coordinate} asks for ${why}`)]
      })
    } catch (error) {
      if (!(error instanceof UnreadableFieldSet)) throw error
      return [contract(coordinate, `What @${name} on ${coordinate} asks for ${error.message}. Name fields alone.`)]
    }
  })
}

function refusal(
  { type, field, withArguments }: ReturnType<typeof fieldsNamedBy>[number],
  { core, types }: Fence,
): string | null {
  const known = core.types.get(type)
  const coordinate = `${type}.${field}`
  if (!known) {
    const own = types.get(type)?.fields.find(({ name }) => name === field)
    if (!own) return `${coordinate}, which there is not.`
    if (own.args.length > 0 || withArguments)
      return `${coordinate}, which takes arguments: one answer would stand for all of them.`
    return null
  }
  const hubs = known.fields.get(field)
  if (!hubs) {
    const own = types.get(type)?.fields.some(({ name }) => name === field)
    return own ? `${coordinate}, which it adds itself.` : `${coordinate}, which there is not.`
  }
  if (!core.maySend(type, hubs)) return `${coordinate}, which no partner is sent. Take it out; ${listOf(core)}.`
  if (hubs.takesArguments || withArguments)
    return `${coordinate}, which takes arguments: one answer would stand for all of them. Take it out.`
  return null
}

function listOf(core: Fence['core']): string {
  const cases = [...(core.types.get('Case')?.fields.values() ?? [])].filter(({ tagged }) => tagged)
  return `of a case these can be had: ${cases.map(({ name }) => name).join(', ')}`
}
