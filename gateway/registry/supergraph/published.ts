import { createHash } from 'node:crypto'

/** A supergraph that was published: the newest is what every gateway serves. */
export interface Published {
  /** 1, 2, 3, … without a gap. */
  readonly version: number
  /** SHA-256 of the SDL. */
  readonly id: string
  readonly sdl: string
  /** SHA-256 of the supergraph of the hub's own subgraphs that it was made with. */
  readonly coreId: string
  /** The names of all subgraphs in it, sorted. */
  readonly subgraphs: readonly string[]
  readonly publishedAt: Date
  /** Who did it; null: the hub itself. */
  readonly publishedBy: string | null
  /** What was done, for people. */
  readonly change: string
}

/** Where in a supergraph a plug-in's revision stands. */
export interface Part {
  readonly name: string
  readonly revision: number
}

/** As `Supergraph.id` and `Generation.id` have it. */
export function idOf(sdl: string): string {
  return createHash('sha256').update(sdl).digest('hex')
}
