import { isData, own } from './data'
import type { Place } from './place'

/** From places to those that a path leads to; where something on the way is null, none. */
export type Walk = (places: readonly Place[]) => readonly Place[]

type Stride = (place: Place, reached: Place[]) => void

/**
 * A planner's path, read once: response names, `@` for every item of a list; `|[Shop,Club]` behind either keeps to
 * objects of these types.
 */
export function walkOf(path: readonly (string | number)[]): Walk {
  const strides = path.map((element) => strideOf(String(element)))
  return (places) => strides.reduce((at, stride) => stridden(at, stride), places)
}

function stridden(places: readonly Place[], stride: Stride): readonly Place[] {
  const reached: Place[] = []
  for (const place of places) stride(place, reached)
  return reached
}

function strideOf(element: string): Stride {
  const { name = '', types } = /^(?<name>[^|]*)(?:\|\[(?<types>.*)\])?$/.exec(element)?.groups ?? {}
  const stride = name === '@' ? items : name === '' ? here : field(name)
  return types === undefined ? stride : only(new Set(types.split(',')), stride)
}

const here: Stride = (place, reached) => void reached.push(place)

const items: Stride = (place, reached) => {
  if (!Array.isArray(place.value)) return
  place.value.forEach((value: unknown, key) => {
    if (value !== null && value !== undefined) reached.push({ value, above: place, key })
  })
}

function field(name: string): Stride {
  return (place, reached) => {
    const value = isData(place.value) ? own(place.value, name) : undefined
    if (value !== null && value !== undefined) reached.push({ value, above: place, key: name })
  }
}

function only(types: ReadonlySet<string>, stride: Stride): Stride {
  return (place, reached) => {
    const before = reached.length
    stride(place, reached)
    const kept = reached.splice(before).filter(({ value }) => hasType(value, types))
    reached.push(...kept)
  }
}

/** Of a list, its items are asked when the path comes to them. */
function hasType(value: unknown, types: ReadonlySet<string>): boolean {
  return !isData(value) || types.has(String(own(value, '__typename')))
}
