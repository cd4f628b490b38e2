import type { Caller } from '../database'

/** What every resolver of a subgraph is given: who calls, their transactions, and the request's own marks. */
export interface SubgraphContext extends Caller {
  readonly requestId: string
  /** The client's operation name, for the access log. */
  readonly operationName: string | null
  /** Aborted when the client has gone or its deadline has passed. */
  readonly signal: AbortSignal
  /**
   * What the client is told beside the data, by its name among the answer's `extensions`. The gateway lets those names
   * through that it knows (`toldToClients`).
   */
  readonly told: Record<string, unknown[]>
}

/** Names of `extensions` that reach clients; only the hub's own subgraphs are heard. */
export const toldToClients = ['possibleDuplicates'] as const

/** Tells the client something beside the data. */
export function tell(context: SubgraphContext, name: (typeof toldToClients)[number], what: object): void {
  context.told[name] = [...(context.told[name] ?? []), what]
}
