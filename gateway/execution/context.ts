import type { Viewer } from '../../shared/auth'

/** What stands behind one operation on its way through the gateway: Apollo's context value too. */
export interface OperationContext {
  readonly viewer: Viewer
  readonly requestId: string
  /** Aborted when the client has gone or the request's deadline has passed. */
  readonly signal: AbortSignal
  /** Answered by reads of its own alone, never by one that has begun before: what it reads has just changed. */
  readonly fresh?: boolean
  /** What the hub's own subgraphs tell the client beside the data, collected while the plan runs. */
  readonly told?: Record<string, unknown[]>
}
