import type { Viewer } from '../../shared/auth'
import type { Clock } from '../../shared/clock'
import type { HttpAnswer, HttpRequest, MountedRoute } from '../../shared/process'
import type { RouteQuestion } from '../../shared/process/routing'
import { ask, type Peer } from '../../shared/process/signed-request'
import { wire } from '../../shared/process/wire'

/** Longest wait for a subgraph's answer to a request that is not GraphQL. Milliseconds. */
const patience = 30_000

interface Asking {
  readonly clock: Clock
  /** Of an `Authorization` header; throws when the token is not good. */
  readonly viewerOf: (authorization: string | undefined) => Promise<Viewer>
}

/**
 * Passes what is not GraphQL on to the subgraphs that run alone. Which of them answers a path is learnt by asking: a
 * gateway starts, and goes on, whatever is down.
 */
export function remoteRoutes(peers: readonly Peer[], { clock, viewerOf }: Asking): MountedRoute[] {
  const owners = new Map<string, Peer>()

  async function answerOf(question: RouteQuestion): Promise<HttpAnswer> {
    const first = question.path.split('/')[1] ?? ''
    const known = owners.get(first)
    const signal = AbortSignal.timeout(patience)
    let down = false
    for (const peer of known ? [known] : peers) {
      try {
        const { answer } = await ask<{ answer: HttpAnswer | null }>(peer, wire.route, question, { clock, signal })
        if (answer) owners.set(first, peer)
        if (answer) return answer
      } catch {
        down = true
      }
    }
    return down
      ? { status: 503, headers: { 'retry-after': '5' }, body: { message: 'Not available just now. Try again soon.' } }
      : { status: 404, body: { message: 'There is nothing here.' } }
  }

  const route = (method: 'GET' | 'POST'): MountedRoute => ({
    method,
    path: '/*',
    as: 'hub',
    async answer(_nobody, { params, query, headers, body }) {
      const viewer = await viewerOf(bearer(headers)).catch(() => null)
      return answerOf({ method, path: `/${params['*'] ?? ''}`, query: query.toString(), headers, body, viewer })
    },
  })
  return [route('GET'), route('POST')]
}

/** Other schemes, such as a client's id and secret, are the route's own business. */
function bearer(headers: HttpRequest['headers']): string | undefined {
  const authorization = headers['authorization']
  return authorization?.toLowerCase().startsWith('bearer ') ? authorization : undefined
}
