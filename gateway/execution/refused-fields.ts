import { GraphQLError, type ExecutionResult } from 'graphql'
import type { Refusal } from '../generation/access/permitted'

/** One refusal is told for at most so many places: the rest are the same words again. */
const placesTold = 100

type Path = readonly (string | number)[]

/** An error at every place of the answer that a refused field would have filled. */
export function errorsOfRefusals(data: ExecutionResult['data'], refusals: readonly Refusal[]): GraphQLError[] {
  return refusals.flatMap(({ path, why }) => {
    const places = placesOf(data, path).slice(0, placesTold)
    const { message, code, details } = why
    // Where the answer ends above the field, null has taken its parents with it.
    return (places.length > 0 ? places : data ? [] : [path]).map(
      (place) => new GraphQLError(message, { path: [...place], extensions: { code, ...details } }),
    )
  })
}

function placesOf(value: unknown, path: readonly string[], above: Path = []): Path[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, path, [...above, index]))
  const [head, ...rest] = path
  if (typeof value !== 'object' || value === null || head === undefined) return []
  if (rest.length > 0) return placesOf((value as Record<string, unknown>)[head], rest, [...above, head])
  // An object of another type than the field's was not asked for it.
  return Object.hasOwn(value, head) ? [[...above, head]] : []
}
