import type { Subgraph } from '../../shared/graphql/subgraph'

/** A subgraph of a supergraph, and whose it is. */
export interface SubgraphSource {
  readonly subgraph: Pick<Subgraph, 'name' | 'execute' | 'subscribe'>
  /** The organisation that plugged it in; null for the hub's own, and where an administrator did. */
  readonly ownerId: string | null
  /** Whether it is a partner's own; a subgraph with an owner is. */
  readonly pluggedIn?: boolean
  /** What it has for an answer, where that is not what all have. */
  readonly patienceMilliseconds?: number
}
