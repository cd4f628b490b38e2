import type { FetchDataRewrite } from '@apollo/query-planner'
import { isData, own, setOwn, type Data } from './data'
import type { Path } from './place'
import type { TypeNames } from './type-names'

/** Changes an object as the planner wants it: before it is sent as a reference, or after it has been answered. */
export type Rewrite = (data: Data) => void

/** The planner's rewrites of a fetch, read once; null when it has none. */
export function rewriteOf(rewrites: readonly FetchDataRewrite[] | undefined, types: TypeNames): Rewrite | null {
  if (!rewrites || rewrites.length === 0) return null
  const all = rewrites.map((rewrite) => at(rewrite.path.slice(0, -1), changeOf(rewrite), types))
  return (data) => {
    for (const rewrite of all) rewrite(data)
  }
}

/**
 * A path in a fetch's answer under the names that the client asked by: fields that do not fit under one name are
 * fetched under names of the planner's own.
 */
export function clientPath(path: Path, rewrites: readonly FetchDataRewrite[] | undefined): (string | number)[] {
  const names = [...path]
  for (const rewrite of rewrites ?? []) {
    if (rewrite.kind !== 'KeyRenamer') continue
    const fields = rewrite.path.filter((element) => !element.startsWith(fragmentPrefix))
    const places = names.flatMap((key, place) => (typeof key === 'string' ? [place] : []))
    const last = places[fields.length - 1]
    if (last !== undefined && fields.every((name, index) => path[places[index] ?? -1] === name))
      names[last] = rewrite.renameKeyTo
  }
  return names
}

const fragmentPrefix = '... on '

function changeOf(rewrite: FetchDataRewrite): Rewrite {
  const name = rewrite.path.at(-1) ?? ''
  if (rewrite.kind === 'ValueSetter') return (data) => setOwn(data, name, rewrite.setValueTo)
  return (data) => {
    const value = own(data, name)
    if (value === undefined) return
    setOwn(data, rewrite.renameKeyTo, value)
    data[name] = undefined
  }
}

function at(path: readonly string[], change: Rewrite, types: TypeNames): (value: unknown) => void {
  const [first, ...rest] = path
  const inside = first === undefined ? change : stepInto(first, at(rest, change, types), types)
  const all = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(all)
    else if (isData(value)) inside(value)
  }
  return all
}

function stepInto(element: string, rest: (value: unknown) => void, types: TypeNames): Rewrite {
  if (!element.startsWith(fragmentPrefix)) return (data) => rest(own(data, element))
  const names = types.under(element.slice(fragmentPrefix.length))
  return (data) => {
    const name = own(data, '__typename')
    // Without a name it is of the only type that it can be.
    if (name === undefined || name === null || names.has(String(name))) rest(data)
  }
}
