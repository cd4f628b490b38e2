import type { Caller } from '../../../shared/database'
import { Forbidden } from '../../../shared/errors'
import type { MatchSource } from '../../../shared/hub'
import type { Exchange } from '../check/exchange'
import type { Health } from '../health/health'
import { seesSubgraph } from '../registry.policy'
import type { RegistryStore } from '../registry.store'
import type { CoreSubgraphs, Served } from '../serving/state'
import type { PlugInState } from './plug-in'
import type { PlugInLoader } from './plug-in.loader'
import type { SubgraphView } from './subgraph'

export interface SubgraphPorts {
  readonly store: RegistryStore
  readonly ofOrganization: PlugInLoader
  readonly core: () => CoreSubgraphs
  /** When this gateway began. */
  readonly since: Date
  /** What it serves; null while that is not known. */
  readonly served: () => Served | null
  readonly healthOf: (name: string) => Health
  readonly matchSources: () => readonly MatchSource[]
  /** What the hub's own give each other. */
  readonly exchanges: () => ReadonlyMap<string, Exchange>
}

/** What the hub is made of. */
export class SubgraphService {
  constructor(private readonly on: SubgraphPorts) {}

  /** The hub's own, then those that are plugged in. Throws Forbidden. */
  async list(caller: Caller): Promise<readonly SubgraphView[]> {
    if (!seesSubgraph(caller.viewer, null, true)) throw new Forbidden()
    const states = await caller.read((tx) => this.on.store.states(tx))
    const plugged = states.filter((state) => state.plugged).map((state) => this.view(state))
    return [...this.on.core().subgraphs.map(({ name, sdl }) => this.coreView(name, sdl)), ...plugged]
  }

  /** One by its name, also one that is not plugged in any more; null: absent, or not the viewer's to see. */
  async named(caller: Caller, name: string): Promise<SubgraphView | null> {
    const own = this.on.core().subgraphs.find((one) => one.name === name)
    if (own) return seesSubgraph(caller.viewer, null, true) ? this.coreView(own.name, own.sdl) : null
    const state = await caller.read((tx) => this.on.store.state(tx, name))
    return state && seesSubgraph(caller.viewer, state.ownerId, false) ? this.view(state) : null
  }

  /** What an organisation has plugged in; null where it is not the viewer's to see. */
  async ofOrganization(caller: Caller, id: string): Promise<readonly SubgraphView[] | null> {
    if (!seesSubgraph(caller.viewer, id, false)) return null
    const states = await this.on.ofOrganization.load(caller, id)
    return states.filter(({ plugged }) => plugged).map((state) => this.view(state))
  }

  /** A plug-in as it is now. */
  view(state: PlugInState): SubgraphView {
    const { name, url, ownerId, sdl, contributes, receives, matchSources, pluggedAt } = state
    const health = this.on.healthOf(name)
    const served = this.on.served()?.plugIns.some((plugIn) => plugIn.name === name) === true
    const well = served && !health.circuitOpen
    const status = state.plugged ? (well ? 'PLUGGED' : 'DEGRADED') : 'UNPLUGGED'
    return { name, url, ownerId, status, sdl, contributes, receives, matchSources, health, pluggedAt }
  }

  private coreView(name: string, sdl: string): SubgraphView {
    const sources = this.on.matchSources().filter(({ subgraph }) => subgraph === name)
    return {
      name,
      url: null,
      ownerId: null,
      status: 'CORE',
      sdl,
      ...(this.on.exchanges().get(name) ?? { contributes: [], receives: [] }),
      matchSources: sources.map(({ field }) => field),
      health: this.on.healthOf(name),
      pluggedAt: this.on.since,
    }
  }
}
