/** A place in the answer as it grows: an object or a list, and how it is reached. */
export interface Place {
  readonly value: unknown
  /** Null at the root. */
  readonly above: Place | null
  /** Its field's response name, or its position in a list. */
  readonly key: string | number
}

export type Path = readonly (string | number)[]

export function rootPlace(value: object): Place {
  return { value, above: null, key: '' }
}

/** From the root to the place. */
export function pathOf(place: Place): (string | number)[] {
  const path: (string | number)[] = []
  for (let at = place; at.above !== null; at = at.above) path.push(at.key)
  return path.reverse()
}

/** As far as the ways to all of the places are one. */
export function commonPath(places: readonly Place[]): (string | number)[] {
  const [first = [], ...others] = places.map(pathOf)
  const end = first.findIndex((key, index) => others.some((path) => path[index] !== key))
  return end === -1 ? first : first.slice(0, end)
}
