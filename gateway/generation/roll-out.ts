import type { Logger } from 'pino'
import { buildGenerationBesides, type Generation } from './generation'
import type { GenerationHolder } from './holder'
import type { KeptSupergraph } from './kept-supergraph'
import type { SubgraphSource } from './source'
import { warm } from './warm'

export interface RollOutOptions {
  readonly generations: GenerationHolder
  /** Null: nothing is kept. */
  readonly kept: KeptSupergraph | null
  readonly log: Logger
}

/** Operations that are planned before a generation is served. */
const warmed = 300

/** Brings new supergraphs into service, one after another. */
export class RollOut {
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly options: RollOutOptions) {}

  /**
   * Builds a generation aside, warms it with what has been asked for lately and swaps it in. Rejects when the
   * supergraph cannot be loaded; what was served before is served on.
   */
  serve(sdl: string, sources: readonly SubgraphSource[]): Promise<Generation> {
    const serving = this.last.then(() => this.bringIn(sdl, sources))
    this.last = serving.catch(() => undefined)
    return serving
  }

  /** Keeps what is served on disk. It is served also when the disk is full. */
  async keep(): Promise<void> {
    const { generations, kept, log } = this.options
    await kept
      ?.keep(generations.current.sdl)
      .catch((err: unknown) => log.error({ err }, 'the supergraph could not be kept on disk'))
  }

  private async bringIn(sdl: string, sources: readonly SubgraphSource[]): Promise<Generation> {
    const { generations } = this.options
    const next = await buildGenerationBesides(sdl, sources)
    await warm(next, generations.current.recent(warmed))
    generations.swap(next)
    await this.keep()
    return next
  }
}
