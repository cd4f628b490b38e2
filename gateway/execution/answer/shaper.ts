import {
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type FieldNode,
  type GraphQLOutputType,
  type SelectionSetNode,
} from 'graphql'
import { introspection } from './introspection'
import { leafShape } from './leaf'
import { objectShape } from './object'
import { fieldsFor, type AnsweredType, type SelectionScope } from './selections'
import { listOf, nonNull, type Shape } from './shape'

/** What selections of a type come to, compiled: types and fields are looked up once, not for every answer. */
export function shapeOfSelections(
  scope: SelectionScope,
  type: AnsweredType,
  selectionSets: readonly SelectionSetNode[],
): Shape {
  return objectShape(scope.schema, type, (answered) =>
    [...fieldsFor(scope, selectionSets, answered)].map(([name, nodes]) => ({
      name,
      shape: shapeOfField(scope, answered, nodes),
    })),
  )
}

function shapeOfField(scope: SelectionScope, parent: AnsweredType, nodes: readonly FieldNode[]): Shape {
  const field = nodes[0]?.name.value ?? ''
  // An abstract type's name is no object's.
  if (field === '__typename') return isObjectType(parent) ? () => parent.name : nonNull(() => null)
  if (field === '__schema' || field === '__type') return introspection(scope, nodes)
  const definition = 'getFields' in parent ? parent.getFields()[field] : undefined
  if (!definition) throw new Error(`${parent.name} has no field ${field}: the document is not valid`)
  return shapeOfType(scope, definition.type, nodes)
}

function shapeOfType(scope: SelectionScope, type: GraphQLOutputType, nodes: readonly FieldNode[]): Shape {
  if (isNonNullType(type)) return nonNull(shapeOfType(scope, getNullableType(type), nodes))
  if (isListType(type)) return listOf(shapeOfType(scope, type.ofType, nodes))
  if (!isCompositeType(type)) return leafShape(type)
  const selectionSets = nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
  return shapeOfSelections(scope, type, selectionSets)
}
