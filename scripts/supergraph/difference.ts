import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { CriticalityLevel, diff } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'

/** What changes for clients from one supergraph to another: a line each, those that break something first. */
export async function differences(from: string, to: string): Promise<string[]> {
  const changes = await diff(clientView(from), clientView(to))
  const breaks = (level: CriticalityLevel) => level === CriticalityLevel.Breaking
  return changes
    .sort((a, b) => Number(breaks(b.criticality.level)) - Number(breaks(a.criticality.level)))
    .map(({ criticality, message }) => `${breaks(criticality.level) ? 'breaking' : 'added   '}  ${message}`)
}

function clientView(sdl: string): GraphQLSchema {
  const supergraph = Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES })
  return supergraph.apiSchema().toGraphQLJSSchema()
}
