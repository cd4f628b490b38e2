import type { TokenSigner, Viewer } from '../../shared/auth'
import type { Clock } from '../../shared/clock'
import type { Logger } from '../../shared/logging'
import { keptSecret, type MountedRoute } from '../../shared/process'
import type { Peer } from '../../shared/process/signed-request'
import type { GatewayConfig } from '../config'
import type { ReadinessCheck } from '../edge/health'
import type { Metrics } from '../edge/metrics'
import { GatewayHubClient } from '../execution/hub-client'
import { httpSubgraph } from '../execution/http-subgraph'
import type { ReportCause } from '../execution/masking'
import type { KeptSupergraph } from '../generation/kept-supergraph'
import { putCoreOver, type Core } from '../hub'
import type { Registry } from '../registry/registry'
import { openDesk } from './desk'
import { remoteRoutes } from './remote-routes'
import { committedSchemas, SplitRegistry } from './split-registry'

export interface SplitOptions {
  readonly config: GatewayConfig
  readonly supergraphSdl: () => string
  readonly registry: Registry
  /** What was served last, should that one not load. */
  readonly kept: KeptSupergraph
  readonly tokens: TokenSigner
  /** Of an `Authorization` header; throws when the token is not good. */
  readonly viewerOf: (authorization: string | undefined) => Promise<Viewer>
  readonly report: ReportCause
  readonly metrics: Metrics
  readonly clock: Clock
  readonly log: Logger
}

/** A gateway whose subgraphs are processes of their own. */
export interface SplitGateway extends Core {
  readonly routes: readonly MountedRoute[]
  readonly checks: readonly ReadinessCheck[]
  /** Where subgraphs ask the hub. */
  readonly deskUrl: string
  stop(): Promise<void>
}

/** Nothing is asked of a subgraph here: a gateway starts whatever is down. */
export async function openSplitGateway(options: SplitOptions): Promise<SplitGateway> {
  const { config, supergraphSdl, registry, kept, tokens, viewerOf, report, metrics, clock, log } = options
  const peers = [...config.addresses].map(([name, url]) => ({
    name,
    url,
    key: config.keys.get(name) ?? keptSecret(config.HUB_DATA_DIR, `subgraph-${name}.key`),
  }))
  const subgraphs = peers.map((peer) => httpSubgraph({ ...peer, clock }))
  const client = new GatewayHubClient()
  const plugged = new SplitRegistry(registry, { config, hub: client, log })
  await plugged.open()
  const means = { client, registry, kept, report, metrics, log }
  const core = await putCoreOver([...subgraphs, plugged.subgraph], committedSchemas(), supergraphSdl, means)
  const keys = new Map(peers.map(({ name, key }) => [name, key]))
  const { HUB_HOST: host, HUB_INNER_PORT: port } = config
  const desk = await openDesk({ host, port, keys, hub: client, tokens, clock, log })
  return {
    ...core,
    deskUrl: desk.url,
    routes: remoteRoutes(peers, { clock, viewerOf }),
    checks: peers.map((peer) => ({ name: peer.name, check: () => ready(peer) })),
    async stop() {
      await desk.close()
      await plugged.close()
      for (const subgraph of subgraphs) subgraph.close()
    },
  }
}

async function ready({ url }: Peer): Promise<string | null> {
  const response = await fetch(new URL('/health/ready', url), { signal: AbortSignal.timeout(1_000) })
  if (response.ok) return null
  const { reasons = [] } = (await response.json()) as { reasons?: string[] }
  return reasons.join(', ') || 'not ready'
}
