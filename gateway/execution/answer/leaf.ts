import { isEnumType, type GraphQLEnumType, type GraphQLScalarType } from 'graphql'
import type { Shape } from './shape'

/** A leaf as it is answered; undefined for a value that is none of its type. */
type Read = (value: unknown) => unknown

/**
 * Values of scalars and enums. Subgraphs have serialised them; they are held against their type because a subgraph may
 * be somebody else's, and a client's code is written to the types.
 */
export function leafShape(type: GraphQLScalarType | GraphQLEnumType): Shape {
  const read = isEnumType(type) ? enumValue(type) : (scalars[type.name] ?? custom)
  return (value, trail) => {
    if (value === null || value === undefined) return null
    const leaf = read(value)
    return leaf === undefined ? trail.wrong(`what is no ${type.name}`) : leaf
  }
}

const scalars: Readonly<Partial<Record<string, Read>>> = {
  String: (value) => (typeof value === 'string' ? value : undefined),
  Boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  Int: (value) => (typeof value === 'number' && (value | 0) === value ? value : undefined),
  Float: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  ID: (value) => (typeof value === 'string' ? value : Number.isSafeInteger(value) ? String(value) : undefined),
}

/** The hub does not know what a subgraph's own scalars may be. */
const custom: Read = (value) => value

/** A value that is hidden from clients is none. */
function enumValue(type: GraphQLEnumType): Read {
  const names = new Set<unknown>(type.getValues().map(({ name }) => name))
  return (value) => (names.has(value) ? value : undefined)
}
