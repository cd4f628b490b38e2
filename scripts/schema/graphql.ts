import 'reflect-metadata'
import { Supergraph } from '@apollo/federation-internals'
import { print, printSchema } from 'graphql'
import { composeSupergraph } from '../../gateway/generation/compose'
import { subgraphFolder } from '../../shared/database/migrate'
import { systemClock, systemIds } from '../../shared/clock'
import { absentHub } from '../../shared/hub'
import { silentLog } from '../../shared/logging'
import type { SubgraphDefinition, SubgraphDeps } from '../../shared/process'

const unused = () => Promise.reject(new Error('a schema is being printed: nothing is stored'))

/** What composes a subgraph for the sake of its schema alone. */
const deps: SubgraphDeps = {
  outbox: { publish: unused, publishAll: unused },
  jobs: { add: unused, cancel: unused },
  live: {
    subscribe() {
      throw new Error('a schema is being printed: nothing happens')
    },
  },
  hub: absentHub,
  clock: systemClock,
  ids: systemIds,
  timeZone: 'Asia/Shanghai',
  dataKeys: () => ({ current: 'only to print, not to seal anything', previous: null }),
  log: silentLog,
}

/** What clients see; the console's operations are typed by it. */
function apiSchema(supergraphSdl: string): string {
  return `${printSchema(Supergraph.build(supergraphSdl).apiSchema().toGraphQLJSSchema())}\n`
}

/** Each subgraph's SDL, the supergraph's and the one that clients see, by the file they are committed as. */
export function graphqlFiles(definitions: readonly SubgraphDefinition[]): Map<string, string> {
  const subgraphs = definitions.map((definition) => ({
    name: definition.name,
    sdl: `${print(definition.compose(deps).sdl())}\n`,
  }))
  const supergraph = `${composeSupergraph(subgraphs).trimEnd()}\n`
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`${subgraphFolder(name)}/schema.graphql`, sdl] as const),
    ['gateway/supergraph.graphql', supergraph],
    ['gateway/api.graphql', apiSchema(supergraph)],
  ])
}
