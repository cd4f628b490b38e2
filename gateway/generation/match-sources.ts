import {
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLSchema,
} from 'graphql'
import type { MatchSource } from '../../shared/hub'
import type { SubgraphSource } from './source'

/**
 * Every field of `Case` whose type is a list of a type that implements `Match`: who plugs such a field in is asked for
 * candidates from then on.
 */
export function matchSourcesOf(
  clientSchema: GraphQLSchema,
  supergraph: GraphQLSchema,
  sources: ReadonlyMap<string, SubgraphSource>,
): readonly MatchSource[] {
  const visible = clientSchema.getType('Case')
  const full = supergraph.getType('Case')
  if (!isObjectType(visible) || !isObjectType(full)) return []
  const subgraphNames = subgraphNamesOf(supergraph)
  return Object.values(visible.getFields())
    .filter((field) => isListOfMatches(clientSchema, field))
    .flatMap((field) => {
      const subgraph = subgraphNames.get(resolvingGraph(full.getFields()[field.name]) ?? '')
      if (subgraph === undefined) return []
      const { ownerId = null, pluggedIn = ownerId !== null } = sources.get(subgraph) ?? {}
      const takesFirst = field.args.some((argument) => argument.name === 'first')
      return [{ field: field.name, subgraph, takesFirst, pluggedIn, ownerId }]
    })
}

function isListOfMatches(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): boolean {
  const list = getNullableType(field.type)
  if (!isListType(list)) return false
  const item: unknown = getNullableType(list.ofType)
  const match = schema.getType('Match')
  if (!isInterfaceType(match)) return false
  return item === match || (isObjectType(item) && item.getInterfaces().includes(match))
}

/** The first graph that resolves the field itself; those that only know it as external do not. */
function resolvingGraph(field: GraphQLField<unknown, unknown> | undefined): string | undefined {
  const joins = (field?.astNode?.directives ?? []).filter((directive) => directive.name.value === 'join__field')
  const join = joins.map(argumentsOf).find(({ graph, external }) => graph !== undefined && external !== true)
  return join && String(join['graph'])
}

/** `CASES` → `cases`, as `join__Graph` says. */
function subgraphNamesOf(supergraph: GraphQLSchema): Map<string, string> {
  const graphs = supergraph.getType('join__Graph') as GraphQLEnumType
  return new Map(
    graphs.getValues().flatMap((value) => {
      const directive = value.astNode?.directives?.find(({ name }) => name.value === 'join__graph')
      return directive ? [[value.name, String(argumentsOf(directive)['name'])] as const] : []
    }),
  )
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map((argument) => [argument.name.value, valueFromASTUntyped(argument.value)]),
  )
}
