import type { Health } from '../health/health'

export type SubgraphStatus = 'CORE' | 'PLUGGED' | 'DEGRADED' | 'UNPLUGGED'

/** A subgraph of the hub, as whoever looks after it sees it. */
export interface SubgraphView {
  readonly name: string
  readonly url: string | null
  readonly ownerId: string | null
  readonly status: SubgraphStatus
  readonly sdl: string
  readonly contributes: readonly string[]
  readonly receives: readonly string[]
  readonly matchSources: readonly string[]
  readonly health: Health
  readonly pluggedAt: Date
}
