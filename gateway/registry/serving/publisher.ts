import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { HubError } from '../../../shared/errors'
import type { PlugIn, PlugInState } from '../plug-in/plug-in'
import type { RegistryStore } from '../registry.store'
import { idOf, type Part, type Published } from '../supergraph/published'
import type { AsSystem, CoreSubgraphs } from './state'

/** What a change is decided on. */
export interface Base {
  /** 0 where nothing has been published. */
  readonly version: number
  readonly latest: Published | null
  /** The plug-ins in the latest. */
  readonly plugIns: readonly PlugIn[]
  /** All names, those that are not plugged in too. */
  readonly states: readonly PlugInState[]
}

/** What is to be published next. */
export interface Draft {
  readonly sdl: string
  /** The plug-ins in it that there are already. */
  readonly parts: readonly Part[]
  /** One more, or a new revision of one. */
  readonly added?: Omit<PlugIn, 'revision'>
  /** What counts from now on, if that changes beside `added`. */
  readonly counting?: readonly Part[]
  /** Null: the hub itself. */
  readonly by: string | null
  readonly change: string
  /** Rejects where it may not be done any more: asked again with the registry locked. */
  readonly still?: (tx: Transaction) => Promise<void>
}

/** How often a change is decided anew because another gateway was faster. */
const mostAttempts = 5

/** Writes what is to be served. One change after another in this process, one writer at a time over all of them. */
export class Publisher {
  private last: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly on: {
      readonly store: RegistryStore
      readonly asSystem: AsSystem
      readonly core: () => CoreSubgraphs
      readonly clock: Clock
    },
  ) {}

  /** Of what was published last; 0: nothing. */
  version(): Promise<number> {
    return this.on.asSystem((caller) => caller.read((tx) => this.on.store.latestVersion(tx)))
  }

  base(): Promise<Base> {
    const { store, asSystem } = this.on
    return asSystem((caller) =>
      caller.read(async (tx) => {
        const version = await store.latestVersion(tx)
        const [latest, plugIns, states] = [
          await store.published(tx, version),
          await store.partsOf(tx, version),
          await store.states(tx),
        ]
        return { version, latest, plugIns, states }
      }),
    )
  }

  /**
   * Decides on what stands, which may take its time and holds no lock, and publishes it unless something else has been
   * published meanwhile: then it decides again. `decide` answers null when nothing is to be done.
   */
  change(decide: (base: Base) => Promise<Draft | null>): Promise<Published | null> {
    const turn = this.last.then(() => this.decided(decide))
    this.last = turn.catch(() => undefined)
    return turn
  }

  private async decided(decide: (base: Base) => Promise<Draft | null>): Promise<Published | null> {
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      const base = await this.base()
      const draft = await decide(base)
      if (!draft) return null
      const published = await this.published(base.version, draft)
      if (published) return published
    }
    throw new HubError('CONFLICT', 'Others are changing what is plugged in just now. Try again in some seconds.')
  }

  private published(version: number, draft: Draft): Promise<Published | null> {
    const { store, asSystem, core, clock } = this.on
    const { sdl, added, counting, by, change, still } = draft
    return asSystem((caller) =>
      caller.write(async (tx) => {
        await store.lock(tx)
        if ((await store.latestVersion(tx)) !== version) return null
        await still?.(tx)
        if (counting) await store.letCount(tx, counting)
        const parts = added ? [...draft.parts, await store.plug(tx, added)] : draft.parts
        const published: Published = {
          version: version + 1,
          id: idOf(sdl),
          sdl,
          coreId: core().id,
          subgraphs: [...core().subgraphs, ...parts].map(({ name }) => name).sort(),
          publishedAt: clock.now(),
          publishedBy: by,
          change,
        }
        await store.publish(tx, published, parts)
        await store.announce(tx, published.version)
        return published
      }),
    )
  }
}
