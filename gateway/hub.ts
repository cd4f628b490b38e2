import type { Logger } from 'pino'
import { InProcessTransport } from '../shared/events'
import {
  openSubgraph,
  type OpenSubgraphOptions,
  type RunningSubgraph,
  type SubgraphDefinition,
} from '../shared/process'
import type { Metrics } from './edge/metrics'
import { PlanExecutor } from './execution/executor'
import { GatewayHubClient } from './execution/hub-client'
import type { ReportCause } from './execution/masking'
import { firstGeneration } from './generation/first-generation'
import { GenerationHolder } from './generation/holder'
import type { KeptSupergraph } from './generation/kept-supergraph'
import { RollOut } from './generation/roll-out'
import type { Registry } from './registry/registry'
import type { KnownSubgraph } from './registry/check'
import type { SubgraphSource } from './generation/source'

export interface HubOptions extends Omit<
  OpenSubgraphOptions,
  'databaseUrl' | 'transport' | 'hub' | 'log' | 'onStatement' | 'metrics'
> {
  readonly definitions: readonly SubgraphDefinition[]
  /** What a subgraph connects to, as its login role; its schema has been migrated. */
  readonly databaseUrlOf: (name: SubgraphDefinition['name']) => string
  /** The supergraph of these subgraphs. */
  readonly supergraphSdl: (subgraphs: readonly RunningSubgraph[]) => string
  /** What is plugged in beside them; none: nothing ever is. */
  readonly registry?: Registry | null
  /** What was served last, should that one not load; null: nothing is kept. */
  readonly kept?: KeptSupergraph | null
  /** Told of every statement that a use case or a store sends. */
  readonly onStatement?: (subgraph: string, statement: string) => void
  readonly patience?: Patience
  readonly report: ReportCause
  readonly metrics: Metrics
  readonly log: Logger
}

/** What runs operations: the generations of the supergraph, and the hub's own way to ask. */
export interface Core {
  readonly generations: GenerationHolder
  readonly executor: PlanExecutor
  readonly client: GatewayHubClient
  /** Brings another supergraph into service. */
  readonly rollOut: RollOut
}

/** The whole hub in one process, without its public endpoint. */
export interface Hub extends Core {
  readonly subgraphs: readonly RunningSubgraph[]
  readonly registry: Registry | null
  /** Ends jobs and subscriptions, then closes the databases. */
  stop(): Promise<void>
}

/** What the hub waits for a subgraph, and a client for the hub. Milliseconds. */
export interface Patience {
  readonly subgraph: number
  readonly request: number
}

export const patience: Patience = { subgraph: 3_000, request: 10_000 }

/** Opens the subgraphs and puts the first generation over them. Jobs do not run until each subgraph's `start`. */
export async function openHub(options: HubOptions): Promise<Hub> {
  const { databaseUrlOf, supergraphSdl, registry = null, kept = null, onStatement, ...rest } = options
  const definitions = registry ? [...options.definitions, registry.definition] : options.definitions
  const { report, metrics, log, patience } = options
  const client = new GatewayHubClient()
  const transport = new InProcessTransport()
  const opening = definitions.map((definition) => {
    const { name } = definition
    return openSubgraph(definition, {
      ...rest,
      databaseUrl: databaseUrlOf(name),
      transport,
      hub: client,
      metrics: metrics.subgraphs,
      ...(onStatement && { onStatement: (statement) => onStatement(name, statement) }),
    })
  })
  const opened = await Promise.allSettled(opening)
  const subgraphs = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
  const stop = async () => {
    await registry?.close()
    await Promise.all(subgraphs.map((subgraph) => subgraph.stop()))
  }
  try {
    for (const result of opened) if (result.status === 'rejected') throw result.reason
    const own = subgraphs.map(({ subgraph }) => subgraph)
    const hubsDatabase = subgraphs.find(({ name }) => name === 'hub')?.database
    if (hubsDatabase) registry?.attach(hubsDatabase)
    const means = { client, registry, kept, patience, report, metrics, log }
    const core = await putCoreOver(own, own, () => supergraphSdl(subgraphs), means)
    return { subgraphs, registry, ...core, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

export interface CoreMeans {
  readonly client: GatewayHubClient
  readonly registry: Registry | null
  readonly kept: KeptSupergraph | null
  readonly patience?: Patience | undefined
  readonly report: ReportCause
  readonly metrics: Metrics
  readonly log: Logger
}

/**
 * Puts the first generation over the hub's own subgraphs, wherever they run, and what is plugged in, and connects the
 * hub's own client to it. `schemas`: the subgraphs' SDL.
 */
export async function putCoreOver(
  subgraphs: readonly SubgraphSource['subgraph'][],
  schemas: readonly KnownSubgraph[],
  supergraphSdl: () => string,
  { client, registry, kept, patience: { subgraph, request } = patience, report, metrics, log }: CoreMeans,
): Promise<Core> {
  // Holding a partner's schema against the hub's takes seconds.
  const patienceOf = (name: string) => (name === 'hub' ? { patienceMilliseconds: request } : {})
  const own = subgraphs.map((one) => ({ subgraph: one, ownerId: null, ...patienceOf(one.name) }))
  const begun = registry && (await registry.begin(schemas, supergraphSdl, own))
  const committed = { origin: 'gateway/supergraph.graphql', trusted: true, read: supergraphSdl }
  const candidates = [...(begun?.candidates ?? []), committed, ...(kept ? [kept] : [])]
  const generations = new GenerationHolder(await firstGeneration(candidates, begun?.sources ?? own, log))
  const rollOut = new RollOut({ generations, kept, log })
  await rollOut.keep()
  const executor = new PlanExecutor({
    subgraphTimeoutMilliseconds: subgraph,
    report,
    onFetch: (name, milliseconds, outcome) => {
      metrics.fetched(name, milliseconds, outcome)
      registry?.fetched(name, milliseconds, outcome)
    },
  })
  client.connect({ generations, executor, timeoutMilliseconds: request })
  if (begun) registry?.connect({ generations, rollOut }, begun)
  return { generations, executor, client, rollOut }
}
