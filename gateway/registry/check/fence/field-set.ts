import { GraphQLError, Kind, parse, type SelectionSetNode } from 'graphql'
import type { CoreModel } from '../core-model'
import type { ModelType } from '../model'

/** A field that a field set names, where it stands. */
export interface NamedField {
  readonly type: string
  readonly field: string
  /** With arguments in the field set itself. */
  readonly withArguments: boolean
}

const longest = 2_000
const deepest = 8

/** Why a field set is not read. */
export class UnreadableFieldSet extends Error {}

/**
 * Every field that `@key`, `@requires` or `@provides` names, on the type where it stands, whichever way it is reached:
 * `category { code }` on Case is Case.category and Category.code. Throws UnreadableFieldSet.
 */
export function fieldsNamedBy(
  fieldSet: string,
  type: string,
  schema: { readonly core: CoreModel; readonly types: ReadonlyMap<string, ModelType> },
): NamedField[] {
  if (fieldSet.length > longest) throw new UnreadableFieldSet(`has ${fieldSet.length} characters; at most ${longest}`)
  let depth = 0
  let most = 0
  for (const letter of fieldSet) {
    if (letter === '{') most = Math.max(most, (depth += 1))
    if (letter === '}') depth -= 1
  }
  if (most > deepest) throw new UnreadableFieldSet(`goes ${most} levels down; at most ${deepest}`)
  const named: NamedField[] = []
  walk(selectionsOf(fieldSet), type)
  return named

  function walk({ selections }: SelectionSetNode, parent: string): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) throw new UnreadableFieldSet('spreads a fragment')
      if (selection.directives?.length) throw new UnreadableFieldSet('has directives')
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, selection.typeCondition?.name.value ?? parent)
        continue
      }
      const field = selection.name.value
      if (field === '__typename') continue
      named.push({ type: parent, field, withArguments: (selection.arguments ?? []).length > 0 })
      if (selection.selectionSet) walk(selection.selectionSet, typeOf(parent, field))
    }
  }

  /** The type of a field: the hub's where the hub has it. */
  function typeOf(parent: string, field: string): string {
    const known = schema.core.types.get(parent)?.fields.get(field)?.named
    const own = schema.types.get(parent)?.fields.find(({ name }) => name === field)?.named
    return known ?? own ?? ''
  }
}

function selectionsOf(fieldSet: string): SelectionSetNode {
  try {
    const [definition] = parse(`{ ${fieldSet} }`, { maxTokens: 500 }).definitions
    if (definition?.kind === Kind.OPERATION_DEFINITION) return definition.selectionSet
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
  }
  throw new UnreadableFieldSet('is no selection of fields')
}
