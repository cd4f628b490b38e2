import type { Viewer } from '../auth'
import type { Caller } from '../database'

/** What came in over HTTP for a subgraph's own route. */
export interface HttpRequest {
  /** Of the path's `:name` parts. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** As it was sent; empty when there is none. */
  readonly body: string
}

export interface HttpAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | object
}

/**
 * Something a subgraph answers at the hub's own address beside GraphQL, for clients that speak another protocol:
 * OAuth, calendars, open data.
 */
export interface HttpRoute {
  readonly method: 'GET' | 'POST'
  /** `/oauth/token`, `/hsds/services/:id` */
  readonly path: string
  /** `viewer`: of the bearer token, or anonymous. `hub`: the route itself finds out who asks, with the hub's rights. */
  readonly as: 'viewer' | 'hub'
  handle(caller: Caller, request: HttpRequest): Promise<HttpAnswer>
}

/** A route with its subgraph's database behind it. */
export interface MountedRoute extends Pick<HttpRoute, 'method' | 'path' | 'as'> {
  answer(viewer: Viewer, request: HttpRequest): Promise<HttpAnswer>
}
