import findMyWay from 'find-my-way'
import { anonymous, type Viewer } from '../auth'
import type { HttpAnswer, HttpRequest, MountedRoute } from './route'

/** A request at the hub's address that the gateway passes on to a subgraph that runs alone. */
export interface RouteQuestion {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query: string
  readonly headers: HttpRequest['headers']
  readonly body: string
  /** Null when the request came with a token that is not good. */
  readonly viewer: Viewer | null
}

/** Finds the route that a question is for and answers it; null when there is none. */
export function router(routes: readonly MountedRoute[]): (question: RouteQuestion) => Promise<HttpAnswer | null> {
  const table = findMyWay()
  for (const route of routes) table.on(route.method, route.path, () => undefined, route)
  return async ({ method, path, query, headers, body, viewer }) => {
    const found = table.find(method, path)
    if (!found) return null
    const route = found.store as MountedRoute
    if (viewer === null && route.as === 'viewer')
      return { status: 401, body: { errors: [{ message: 'The token is not good. Sign in again.' }] } }
    const params = found.params as Record<string, string>
    const asking = viewer ?? anonymous
    return route.answer(asking, { params, query: new URLSearchParams(query), headers, body })
  }
}
