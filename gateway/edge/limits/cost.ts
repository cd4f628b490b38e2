import {
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import type { LimitedDocument } from './limit'
import { listSizeOf, type ListSize } from './list-size'

type Variables = Readonly<Record<string, unknown>>
/** Sizes that a field gives to fields of its answer, by their names. */
type Sized = Readonly<Record<string, number>>
const unsized: Sized = {}

/**
 * Counts the objects that the answer to an operation may hold: every field that answers an object counts one, and all
 * below a list counts as often as the list may have items.
 */
export class CostModel {
  private readonly sizes = new Map<GraphQLField<unknown, unknown>, ListSize | null>()

  /** A supergraph's schema: the one that clients see has lost its directives. */
  constructor(private readonly supergraph: GraphQLSchema) {}

  /** Infinity is an answer, too: lists in lists multiply. */
  cost({ fragments }: LimitedDocument, operation: OperationDefinitionNode, variables: Variables): number {
    const given = { ...defaultsOf(operation), ...variables }
    const known = new Map<string, number>()

    const ofFragment = (name: string, sized: Sized): number => {
      const fragment = fragments.get(name)
      if (!fragment) return 0
      // Spread in two lists of different size, a fragment costs two sums; there are no more than sizes in the document.
      const key = `${name} ${JSON.stringify(sized)}`
      const before = known.get(key)
      if (before !== undefined) return before
      known.set(key, 0)
      const value = ofSet(fragment.selectionSet, this.typeNamed(fragment.typeCondition.name.value), sized)
      known.set(key, value)
      return value
    }
    const ofField = (node: FieldNode, type: GraphQLCompositeType | null, sized: Sized): number => {
      const field = type && fieldOf(type, node.name.value)
      const answer = field && getNamedType(field.type)
      if (!field || !node.selectionSet || !isCompositeType(answer)) return 0
      const size = this.sizeOf(field)
      const items = size ? itemsOf(size, field, node, given) : 1
      const own = size && size.sizedFields.length === 0 ? items : 1
      const below = size?.sizedFields.length
        ? Object.fromEntries(size.sizedFields.map((name) => [name, items]))
        : unsized
      return (sized[field.name] ?? own) * (1 + ofSet(node.selectionSet, answer, below))
    }
    const ofSet = (set: SelectionSetNode, type: GraphQLCompositeType | null, sized: Sized): number => {
      let sum = 0
      for (const node of set.selections) {
        if (node.kind === Kind.FIELD) sum += ofField(node, type, sized)
        else if (node.kind === Kind.FRAGMENT_SPREAD) sum += ofFragment(node.name.value, sized)
        else {
          const condition = node.typeCondition?.name.value
          sum += ofSet(node.selectionSet, condition === undefined ? type : this.typeNamed(condition), sized)
        }
      }
      return sum
    }
    return ofSet(operation.selectionSet, this.supergraph.getRootType(operation.operation) ?? null, unsized)
  }

  private sizeOf(field: GraphQLField<unknown, unknown>): ListSize | null {
    const known = this.sizes.get(field)
    if (known !== undefined) return known
    const size = listSizeOf(this.supergraph, field)
    this.sizes.set(field, size)
    return size
  }

  private typeNamed(name: string): GraphQLCompositeType | null {
    const type = this.supergraph.getType(name)
    return isCompositeType(type) ? type : null
  }
}

function fieldOf(type: GraphQLCompositeType, name: string): GraphQLField<unknown, unknown> | null {
  return isObjectType(type) || isInterfaceType(type) ? (type.getFields()[name] ?? null) : null
}

function itemsOf(size: ListSize, field: GraphQLField<unknown, unknown>, node: FieldNode, given: Variables): number {
  const sizes = size.slicingArguments.flatMap((name) => {
    const written = node.arguments?.find((argument) => argument.name.value === name)
    const value = written ? valueFromASTUntyped(written.value, { ...given }) : undefined
    // What is no size is refused by who reads the argument.
    const otherwise = field.args.find((argument) => argument.name === name)?.defaultValue
    return [value, otherwise].filter(isSize).slice(0, 1)
  })
  return sizes.length > 0 ? Math.max(...sizes) : size.assumed
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && value >= 0
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
    ),
  )
}
