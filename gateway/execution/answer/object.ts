import { isAbstractType, isCompositeType, type GraphQLCompositeType, type GraphQLSchema } from 'graphql'
import { Blank, isData, own, setOwn, type Data } from '../plan/data'
import type { AnsweredType } from './selections'
import type { Shape } from './shape'
import type { Trail } from './trail'

/** A field of an object in the answer, under its response name. */
export interface FieldShape {
  readonly name: string
  readonly shape: Shape
}

/** The fields asked of a type; made when the first object of that type comes. */
export type FieldsOf = (type: AnsweredType) => readonly FieldShape[]

/** Objects of a type, or of the types below an abstract one. */
export function objectShape(schema: GraphQLSchema, type: GraphQLCompositeType, fieldsOf: FieldsOf): Shape {
  const known = new Map<unknown, readonly FieldShape[] | null>()
  const fieldsUnder = (typename: unknown) => {
    const fields = known.get(typename)
    if (fields !== undefined) return fields
    const answered = answeredType(schema, type, typename)
    const made = answered && fieldsOf(answered)
    // A name that the schema does not have is a subgraph's to choose: those are not kept.
    if (answered) known.set(typename, made)
    return made
  }
  return (value, trail) => {
    if (value === null || value === undefined) return null
    if (!isData(value)) return trail.wrong('something else in place of an object')
    const fields = fieldsUnder(own(value, '__typename'))
    return fields ? written(value, fields, trail) : trail.wrong(`an object that is no ${type.name}`)
  }
}

function written(value: Data, fields: readonly FieldShape[], trail: Trail): Data | null {
  const made = new Blank()
  for (const { name, shape } of fields) {
    trail.enter(name)
    const part = shape(own(value, name), trail)
    trail.leave()
    if (part === undefined) return null
    setOwn(made, name, part)
  }
  return made
}

/** Null when an object of this name cannot stand here, or is hidden from clients. */
function answeredType(schema: GraphQLSchema, type: GraphQLCompositeType, typename: unknown): AnsweredType | null {
  if (typename === undefined || typename === null || typename === type.name) return type
  const answered = schema.getType(String(typename))
  if (!isCompositeType(answered) || 'getTypes' in answered) return null
  return isAbstractType(type) && schema.isSubType(type, answered) ? answered : null
}
