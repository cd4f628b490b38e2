import type { Trail } from './trail'

/**
 * Writes one value of the answer from what the subgraphs have told. Null is a value; undefined says that there is none
 * where there must be one, which takes the value around it with it.
 */
export type Shape = (value: unknown, trail: Trail) => unknown

/** A value that must not be null. */
export function nonNull(shape: Shape): Shape {
  return (value, trail) => {
    const wrong = trail.invalid.length
    const shaped = shape(value, trail)
    if (shaped !== null) return shaped
    if (trail.invalid.length === wrong) trail.missing()
    return undefined
  }
}

export function listOf(shape: Shape): Shape {
  return (value, trail) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) return trail.wrong('something else in place of a list')
    const items = new Array<unknown>(value.length)
    for (let index = 0; index < value.length; index++) {
      trail.enter(index)
      const item = shape(value[index], trail)
      trail.leave()
      if (item === undefined) return null
      items[index] = item
    }
    return items
  }
}
