import type { Logger } from 'pino'
import { ProcessLiveFeed, type LiveFeed } from '../../../shared/events'
import type { GenerationHolder } from '../../generation/holder'
import type { RollOut } from '../../generation/roll-out'
import type { SubgraphSource } from '../../generation/source'
import type { PlugIn } from '../plug-in/plug-in'
import type { KeptPlugIns } from './kept-plug-ins'
import { composedOfThoseThatFit } from './composing'
import type { Publisher } from './publisher'
import type { CoreSubgraphs, Served } from './state'

/** What a gateway lets the registry do to it. */
export interface Gateway {
  readonly generations: GenerationHolder
  readonly rollOut: RollOut
}

export interface ServingOptions {
  readonly publisher: Publisher
  readonly core: () => CoreSubgraphs
  readonly sourcesOf: (plugIns: readonly PlugIn[]) => readonly SubgraphSource[]
  readonly kept: KeptPlugIns | null
  readonly log: Logger
}

/** The event that subscribers of `supergraphChanged` wait for. */
export const servedKind = 'supergraph.served'

/** Keeps what this gateway serves as what was published last, whoever published it. */
export class Serving {
  private readonly told = new ProcessLiveFeed()
  private gateway: Gateway | null = null
  private served: Served | null = null
  /** A version that could not be brought into service; it is not tried again. */
  private failed = 0
  private last: Promise<void> = Promise.resolve()
  private readonly listeners: ((served: Served) => void)[] = []

  constructor(private readonly options: ServingOptions) {}

  /** `begun`: what the gateway was to begin with; null: the registry could not say. */
  connect(gateway: Gateway, begun: Served | null): void {
    this.gateway = gateway
    const { id, sdl } = gateway.generations.current
    // What should have begun could not be loaded, and something older is served in its place.
    const older = begun && begun.published.id !== id
    this.served = older ? { published: { ...begun.published, id, sdl }, plugIns: [] } : begun
  }

  /** What is served now; null while that is not known. */
  get current(): Served | null {
    return this.served
  }

  get feed(): LiveFeed {
    return this.told
  }

  /** Calls back for everything that is served from now on. */
  onServed(listener: (served: Served) => void): void {
    this.listeners.push(listener)
  }

  /** Serves what was published last, unless it does already. Rejects when that cannot be read. */
  catchUp(): Promise<void> {
    const turn = this.last.then(() => this.follow())
    this.last = turn.catch(() => undefined)
    return turn
  }

  /** Ends subscriptions. */
  close(): void {
    this.told.close()
  }

  private async follow(): Promise<void> {
    const { publisher, log } = this.options
    if (!this.gateway) return
    const version = await publisher.version()
    if (version === this.served?.published.version || version === this.failed) return
    const { latest, plugIns } = await publisher.base()
    if (!latest) return
    try {
      await this.serve(this.gateway, { published: latest, plugIns })
    } catch (err) {
      this.failed = latest.version
      log.error({ version: latest.version, err }, 'a published supergraph cannot be served; the one before is')
    }
  }

  private async serve({ rollOut }: Gateway, { published, plugIns }: Served): Promise<void> {
    const { core, sourcesOf, kept, log } = this.options
    // Published by a gateway with other code: this one's own subgraphs with the same plug-ins.
    const fitting = published.coreId === core().id ? null : await composedOfThoseThatFit(core(), plugIns)
    const next = { sdl: published.sdl, plugIns, left: [], ...fitting }
    for (const { name, why } of next.left) log.error({ subgraph: name, why }, 'a plugged-in subgraph does not fit here')
    const generation = await rollOut.serve(next.sdl, sourcesOf(next.plugIns))
    this.served = { published: { ...published, id: generation.id, sdl: generation.sdl }, plugIns: next.plugIns }
    await kept?.keep(next.plugIns).catch((err: unknown) => log.error({ err }, 'the plug-ins could not be kept on disk'))
    this.tell(this.served)
  }

  private tell(served: Served): void {
    for (const listener of this.listeners) listener(served)
    const { version, publishedAt } = served.published
    const id = `${version}`
    this.told.send({ id, kind: servedKind, aggregateId: id, version, at: publishedAt.toISOString(), data: {} })
  }
}
