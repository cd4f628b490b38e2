import { Kind, parse } from 'graphql'
import type { KnownSubgraph } from '../check'

/** The types that subgraphs define. */
export function typeNamesOf(subgraphs: readonly KnownSubgraph[]): ReadonlySet<string> {
  const definitions = subgraphs.flatMap(({ sdl }) => parse(sdl, { noLocation: true }).definitions)
  return new Set(
    definitions.flatMap((node) =>
      'name' in node && node.kind !== Kind.DIRECTIVE_DEFINITION ? (node.name?.value ?? []) : [],
    ),
  )
}
