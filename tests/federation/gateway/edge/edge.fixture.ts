import { createLocalJWKSet } from 'jose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Authenticator } from '../../../../gateway/edge/authentication'
import { openIssuer, ownIssuer, type Issuer } from '../../../../gateway/edge/issuer'
import { Metrics } from '../../../../gateway/edge/metrics'
import type { Generation } from '../../../../gateway/generation/generation'
import type { PlanRequest } from '../../../../gateway/generation/planner'
import { GenerationHolder } from '../../../../gateway/generation/holder'
import { openServer, type ServerOptions } from '../../../../gateway/server'
import type { Viewer } from '../../../../shared/auth'
import { silentLog } from '../../../../shared/logging'
import { TestClock } from '../../../support'
import { fixtureHub } from '../fixture'
import { Notices, shopFixture } from './shop.fixture'

export interface EdgeAnswer {
  readonly data?: unknown
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

/** The public endpoint before a small subgraph, and what went on behind it. */
export interface Edge {
  readonly url: string
  /** `ws://…/graphql` */
  readonly socketUrl: string
  readonly issuer: Issuer
  readonly clock: TestClock
  readonly metrics: Metrics
  readonly notices: Notices
  readonly causes: unknown[]
  /** What was planned since `planned.length = 0`. */
  readonly planned: PlanRequest[]
  /** Who asked the subgraph. */
  readonly asked: () => readonly Viewer[]
  post(body: unknown, headers?: Record<string, string>): Promise<EdgeAnswer & { status: number; headers: Headers }>
  token(claims?: { sub?: string; ttlSeconds?: number }): Promise<string>
  close(): Promise<void>
}

/** Opens it; the clock stands still at the present, so that no bucket fills meanwhile. */
export async function openEdge(options: (clock: TestClock) => Partial<ServerOptions> = () => ({})): Promise<Edge> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hub-keys-'))
  const issuer = await openIssuer(folder)
  const clock = new TestClock(new Date())
  const notices = new Notices()
  const shop = shopFixture(notices)
  const { generation, executor, causes } = fixtureHub([shop])
  const planned: PlanRequest[] = []
  const watched: Generation = { ...generation, plan: (request) => (planned.push(request), generation.plan(request)) }
  const metrics = new Metrics()
  const keys = createLocalJWKSet({ keys: [...issuer.jwks.keys] })
  const server = await openServer({
    generations: new GenerationHolder(watched),
    executor,
    authenticator: new Authenticator({
      issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys }],
      developmentTokens: true,
      clock,
    }),
    issuer,
    metrics,
    checks: [],
    production: false,
    requestTimeoutMilliseconds: 10_000,
    report: (cause) => `error-${causes.push(cause)}`,
    log: silentLog,
    ...options(clock),
  })
  const url = await server.listen('127.0.0.1', 0)
  return {
    url,
    socketUrl: `${url.replace('http', 'ws')}/graphql`,
    issuer,
    clock,
    metrics,
    notices,
    causes,
    planned,
    asked: () => shop.requests.map(({ viewer }) => viewer),
    async post(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      })
      return { ...((await response.json()) as EdgeAnswer), status: response.status, headers: response.headers }
    },
    token: ({ sub = 's-1', ttlSeconds = 3_600 } = {}) =>
      issuer.sign(
        { sub, name: 'Wang', role: 'STATION_WORKER', area: 'x.g' },
        { ttlSeconds, development: true, now: clock.now() },
      ),
    async close() {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** The code of the first error. */
export function codeOf({ errors }: EdgeAnswer): unknown {
  return errors?.[0]?.extensions['code']
}
