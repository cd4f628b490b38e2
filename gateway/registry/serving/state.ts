import type { Caller } from '../../../shared/database'
import type { KnownSubgraph } from '../check'
import type { PlugIn } from '../plug-in/plug-in'
import type { Published } from '../supergraph/published'

/** Runs work as the hub itself, in transactions of the registry's schema. */
export type AsSystem = <T>(work: (caller: Caller) => Promise<T>) => Promise<T>

/** The hub's own subgraphs, as this process's code has them. */
export interface CoreSubgraphs {
  readonly subgraphs: readonly KnownSubgraph[]
  /** Their supergraph, as it is committed. */
  readonly sdl: string
  /** SHA-256 of it. */
  readonly id: string
}

/** What a gateway serves, or is to serve. */
export interface Served {
  readonly published: Published
  /** The plug-ins in it. */
  readonly plugIns: readonly PlugIn[]
}
