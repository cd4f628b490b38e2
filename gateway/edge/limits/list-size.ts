import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'

/** What `@listSize` says of a field, or what is taken for granted where it says nothing. */
export interface ListSize {
  /** Arguments of which the largest says how many items may come. */
  readonly slicingArguments: readonly string[]
  /** Fields of the answer, lists, whose size this is; empty when the field is the list itself. */
  readonly sizedFields: readonly string[]
  /** How many items may come where no argument says it. */
  readonly assumed: number
}

/** For each item may have to be fetched from yet another subgraph. */
const assumedEntities = 10
/** Values are a part of the object that holds them, and come with it. */
const assumedValues = 1

/** Reads the size of a field's list from a supergraph; null for what is no list and sizes none. */
export function listSizeOf(supergraph: GraphQLSchema, field: GraphQLField<unknown, unknown>): ListSize | null {
  const directive = directivesOf(field).find(({ name }) => name.value === 'listSize')
  const isList = isListType(getNullableType(field.type))
  if (directive) {
    const { slicingArguments, sizedFields, assumedSize } = argumentsOf(directive)
    return {
      slicingArguments: names(slicingArguments),
      sizedFields: names(sizedFields),
      assumed: typeof assumedSize === 'number' ? assumedSize : assumedOf(supergraph, field),
    }
  }
  return isList ? { slicingArguments: [], sizedFields: [], assumed: assumedOf(supergraph, field) } : null
}

function assumedOf(supergraph: GraphQLSchema, field: GraphQLField<unknown, unknown>): number {
  const type = getNamedType(field.type)
  if (!isCompositeType(type)) return assumedValues
  const types = isAbstractType(type) ? supergraph.getPossibleTypes(type) : [type]
  return types.some(({ astNode }) => (astNode?.directives ?? []).some(isKey)) ? assumedEntities : assumedValues
}

function isKey(directive: ConstDirectiveNode): boolean {
  return directive.name.value === 'join__type' && argumentsOf(directive)['key'] !== undefined
}

function directivesOf({ astNode }: GraphQLField<unknown, unknown>): readonly ConstDirectiveNode[] {
  return astNode?.directives ?? []
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  )
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : []
}
