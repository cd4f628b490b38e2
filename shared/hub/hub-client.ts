import type { Viewer } from '../auth'

/** A field of `Case` in the served supergraph whose type is a list of a type that implements `Match`. */
export interface MatchSource {
  /** `serviceMatches` */
  readonly field: string
  /** The subgraph that resolves it. */
  readonly subgraph: string
  /** Whether the field takes `first: Int`. */
  readonly takesFirst: boolean
  /** True for a partner's own subgraph: its scores are not taken on trust. */
  readonly pluggedIn: boolean
  /** The organisation that plugged it in; null for the hub's own. */
  readonly ownerId: string | null
}

export interface HubAnswer {
  readonly data?: Readonly<Record<string, unknown>> | null
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/**
 * A subgraph's way to ask the whole hub: the gateway's own execution, past the edge's limits, with the rights of the
 * given viewer. Never call it inside a transaction (`caller.pause()` first): the pool could wait for itself.
 */
export interface HubClient {
  query(
    viewer: Viewer,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    options?: { signal?: AbortSignal },
  ): Promise<HubAnswer>
  /** What the supergraph being served offers now. */
  matchSources(): readonly MatchSource[]
}
