import type { Caller } from '../../../shared/database'
import { Forbidden, HubError } from '../../../shared/errors'
import type { HubEvent } from '../../../shared/events'
import type { Checking } from '../plug-in/checking'
import type { PlugIn } from '../plug-in/plug-in'
import { seesAll } from '../registry.policy'
import type { RegistryStore } from '../registry.store'
import type { Publisher } from '../serving/publisher'
import { servedKind, type Serving } from '../serving/serving'
import type { AsSystem } from '../serving/state'
import type { Published } from './published'
import { rollBack } from './rolling-back'

interface Ports {
  readonly store: RegistryStore
  readonly asSystem: AsSystem
  readonly publisher: Publisher
  readonly serving: Serving
  readonly checking: Checking
  /** Loads a supergraph aside. Throws what makes it unusable. */
  readonly dryRun: (sdl: string, plugIns: readonly PlugIn[]) => void
}

/** The supergraphs, now and before. */
export class SupergraphService {
  constructor(private readonly on: Ports) {}

  /** What this gateway serves. Throws Forbidden. */
  served({ viewer }: Pick<Caller, 'viewer'>): Published {
    if (!seesAll(viewer)) throw new Forbidden()
    const { current } = this.on.serving
    if (!current) throw new HubError('SUBGRAPH_UNAVAILABLE', 'The registry cannot be read just now. Try again soon.')
    return current.published
  }

  /** Those before the one that is served, newest first. Throws Forbidden. */
  async history(caller: Caller, first: number): Promise<readonly Published[]> {
    const { version } = this.served(caller)
    return caller.read((tx) => this.on.store.before(tx, version, first))
  }

  /** Each supergraph that is served from now on. Throws Forbidden. */
  changes(caller: Pick<Caller, 'viewer'>): AsyncIterableIterator<HubEvent> {
    this.served(caller)
    return this.on.serving.feed.subscribe([servedKind], () => true)
  }

  /** Publishes anew what an earlier version was made of. Throws NotFound, ValidationFailed. */
  async rollBack({ viewer }: Caller, toVersion: number): Promise<Published> {
    const { checking } = this.on
    const composed = (plugIns: readonly PlugIn[]) => checking.composed(plugIns)
    await rollBack({ ...this.on, composed }, toVersion, viewer.id)
    await this.on.serving.catchUp()
    return this.served({ viewer })
  }
}
