import {
  isAbstractType,
  Kind,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type GraphQLUnionType,
  type SelectionSetNode,
} from 'graphql'
import type { Operation } from '../../generation/operation'
import { selected, type Flags } from './conditions'

/** What an object is answered as: its own type, or an abstract one when a subgraph does not tell more. */
export type AnsweredType = GraphQLObjectType | GraphQLInterfaceType | GraphQLUnionType

export interface SelectionScope extends Operation {
  readonly schema: GraphQLSchema
  readonly flag: Flags
}

/** The fields that selections ask of a type, by response name, in the order of the answer. */
export function fieldsFor(
  scope: SelectionScope,
  selectionSets: readonly SelectionSetNode[],
  type: AnsweredType,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>()
  const spread = new Set<string>()
  for (const selectionSet of selectionSets) collect(scope, selectionSet, type, fields, spread)
  return fields
}

function collect(
  scope: SelectionScope,
  { selections }: SelectionSetNode,
  type: AnsweredType,
  fields: Map<string, FieldNode[]>,
  spread: Set<string>,
): void {
  for (const node of selections) {
    if (!selected(node, scope.flag)) continue
    if (node.kind === Kind.FIELD) {
      const name = (node.alias ?? node.name).value
      const known = fields.get(name)
      if (known) known.push(node)
      else fields.set(name, [node])
      continue
    }
    if (node.kind === Kind.FRAGMENT_SPREAD && spread.has(node.name.value)) continue
    if (node.kind === Kind.FRAGMENT_SPREAD) spread.add(node.name.value)
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? scope.fragments[node.name.value] : node
    if (fragment && applies(scope.schema, fragment.typeCondition?.name.value, type))
      collect(scope, fragment.selectionSet, type, fields, spread)
  }
}

function applies(schema: GraphQLSchema, condition: string | undefined, type: AnsweredType): boolean {
  if (condition === undefined || condition === type.name) return true
  const conditionType = schema.getType(condition)
  if (!isAbstractType(conditionType)) return false
  return 'getTypes' in type ? false : schema.isSubType(conditionType, type)
}
