import { composeServices } from '@apollo/composition'
import { parse } from 'graphql'
import { unsupportedIn } from './unsupported'

export interface SubgraphSdl {
  readonly name: string
  readonly sdl: string
}

/** The subgraphs' schemas do not fit together; one line for each problem. */
export class CompositionFailed extends Error {
  constructor(readonly problems: readonly { readonly code: string; readonly message: string }[]) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join('\n'))
    this.name = 'CompositionFailed'
  }
}

/**
 * Composes subgraphs' SDL to a supergraph's, in the order of their names, so that the same schemas make the same text.
 * Takes about a second: a hub serves what was composed before, and this module is loaded only by who composes.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const services = [...subgraphs]
    .sort((a, b) => a.name.localeCompare(b.name, 'en'))
    // The address is not read from the supergraph: a generation is given its data sources.
    .map(({ name, sdl }) => ({ name, url: `http://${name}.subgraph`, typeDefs: parse(sdl) }))
  const { supergraphSdl, errors } = composeServices(services)
  if (errors) {
    const problems = errors.map(({ message, extensions }) => ({
      code: String(extensions['code'] ?? 'COMPOSITION'),
      message,
    }))
    throw new CompositionFailed(problems)
  }
  const unsupported = unsupportedIn(supergraphSdl)
  if (unsupported !== null) throw new CompositionFailed([{ code: 'UNSUPPORTED_FEATURE', message: unsupported }])
  return supergraphSdl
}
