import {
  getNamedType,
  isCompositeType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Viewer } from '../../../shared/auth'
import type { HubError } from '../../../shared/errors'
import type { AccessRules } from './rules'

/** A field that a viewer asked for and may not read. The path has no list positions: they are known with the answer. */
export interface Refusal {
  readonly path: readonly string[]
  readonly why: HubError
}

/** What is left of an operation for a viewer; null when nothing is. */
export interface Permitted {
  readonly document: DocumentNode | null
  readonly refusals: readonly Refusal[]
}

/** Takes out of an operation what the rules keep from the viewer, fragments opened. The document must be valid. */
export function permitted(
  schema: GraphQLSchema,
  rules: AccessRules,
  { operation, fragments }: { operation: OperationDefinitionNode; fragments: FragmentsByName },
  viewer: Viewer,
): Permitted {
  const root = schema.getRootType(operation.operation)
  if (!root) return { document: null, refusals: [] }
  const refusals: Refusal[] = []
  const filter = new Filter(schema, rules, fragments, viewer, refusals)
  const selections = filter.selections(operation.selectionSet, root, [])
  if (selections.length === 0) return { document: null, refusals }
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections }
  return { document: { kind: Kind.DOCUMENT, definitions: [{ ...operation, selectionSet }] }, refusals }
}

type FragmentsByName = Readonly<Record<string, FragmentDefinitionNode>>

class Filter {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly rules: AccessRules,
    private readonly fragments: FragmentsByName,
    private readonly viewer: Viewer,
    private readonly refusals: Refusal[],
  ) {}

  selections(set: SelectionSetNode, parent: GraphQLCompositeType, path: readonly string[]): SelectionNode[] {
    return set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return this.field(node, parent, path)
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? this.fragments[node.name.value] : node
      if (!fragment) return []
      const named = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value)
      const selections = this.selections(fragment.selectionSet, isCompositeType(named) ? named : parent, path)
      if (selections.length === 0) return []
      const { typeCondition } = fragment
      const opened: InlineFragmentNode = {
        kind: Kind.INLINE_FRAGMENT,
        ...(typeCondition && { typeCondition }),
        ...(node.directives && { directives: node.directives }),
        selectionSet: { kind: Kind.SELECTION_SET, selections },
      }
      return [opened]
    })
  }

  private field(node: FieldNode, parent: GraphQLCompositeType, path: readonly string[]): SelectionNode[] {
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined
    if (!field) return [node]
    const here = [...path, (node.alias ?? node.name).value]
    const why = this.rules.refusal(parent, field, this.viewer)
    if (why) {
      this.refusals.push({ path: here, why })
      return []
    }
    const type = getNamedType(field.type)
    if (!node.selectionSet || !isCompositeType(type)) return [node]
    const selections = this.selections(node.selectionSet, type, here)
    const selectionSet: SelectionSetNode = {
      kind: Kind.SELECTION_SET,
      selections: selections.length > 0 ? selections : [typename],
    }
    return [{ ...node, selectionSet }]
  }
}

/** Asked for in place of fields that are all refused: the object is still there, with null in each of them. */
const typename: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }
