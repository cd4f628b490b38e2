import { federatedSchema } from '../../shared/graphql'
import type { SubgraphDeps, SubgraphParts } from '../../shared/process/definition'
import { exchangesOf, type Exchange } from './check/exchange'
import { plugInLoader } from './plug-in/plug-in.loader'
import { PluggingResolver } from './plug-in/plugging.resolver'
import { PluggingService } from './plug-in/plugging.service'
import { OrganizationSubgraphsResolver, SubgraphResolver } from './plug-in/subgraph.resolver'
import { SubgraphService } from './plug-in/subgraphs.service'
import { RightService } from './right/right.service'
import type { RegistryParts } from './registry'
import { supergraphFeedResolver } from './supergraph/supergraph-feed.resolver'
import { SupergraphResolver } from './supergraph/supergraph.resolver'
import { SupergraphService } from './supergraph/supergraph.service'

/** Worked out when somebody first asks: the hub's own subgraphs stay the same while it runs. */
function exchanges(core: RegistryParts['core']) {
  let known: ReadonlyMap<string, Exchange> | undefined
  return () => (known ??= exchangesOf(core().subgraphs))
}

/** The schema of the registry over what it is made of. */
export function registrySchema(deps: Pick<SubgraphDeps, 'hub' | 'clock'>, parts: RegistryParts): SubgraphParts {
  const { hub, clock } = deps
  const { store, asSystem } = parts
  const rights = new RightService({ store, asSystem, hub, clock })
  const plugging = new PluggingService({ ...parts, rights, clock })
  const subgraphs = new SubgraphService({
    store,
    ofOrganization: plugInLoader(store),
    core: parts.core,
    since: clock.now(),
    served: () => parts.serving.current,
    healthOf: parts.healthOf,
    matchSources: () => hub.matchSources(),
    exchanges: exchanges(parts.core),
  })
  const supergraphs = new SupergraphService(parts)
  return {
    ...federatedSchema({
      resolvers: [
        new SubgraphResolver(subgraphs),
        new OrganizationSubgraphsResolver(subgraphs),
        new PluggingResolver(plugging, subgraphs),
        new SupergraphResolver(supergraphs),
        supergraphFeedResolver(supergraphs),
      ],
      references: { Organization: (reference: object) => reference },
    }),
    consumers: [],
    jobs: [],
  }
}
