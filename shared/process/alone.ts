import { collectDefaultMetrics, Registry } from 'prom-client'
import { systemClock } from '../clock'
import { subgraphConfig, type SubgraphConfig } from '../config'
import type { EventTransport, HubEvent, Undelivered } from '../events'
import { openLog, type Logger } from '../logging'
import { startTracing, SubgraphMetrics } from '../telemetry'
import { keptSecret } from './data-key'
import type { SubgraphDefinition } from './definition'
import { openHubDatabase } from './hub-database'
import { openWhenReachable } from './patient-start'
import { PeerTransport } from './peer-transport'
import { onTermination } from './program'
import { RemoteHub } from './remote-hub'
import { router } from './routing'
import { openSubgraph, type RunningSubgraph } from './run'
import { serveSubgraph } from './serve'

type Name = SubgraphDefinition['name']

/** How the process's events travel, and how they come in over HTTP where no broker carries them. */
interface Carrier {
  readonly transport: EventTransport
  readonly receive?: (events: readonly HubEvent[]) => Promise<readonly Undelivered[]>
  close(): Promise<void>
}

/** The subgraph on its database, once that can be reached. */
interface Opened {
  readonly running: RunningSubgraph
  readonly route: ReturnType<typeof router>
  close(): Promise<void>
}

/** Runs one subgraph as a process of its own until it is told to end. */
export async function runAlone(definition: SubgraphDefinition): Promise<void> {
  const { name } = definition
  const config = subgraphConfig()
  const log = openLog(config.HUB_LOG)
  const endTracing = await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, `station-hub-${name}`)
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const carrier = await carrierOf(config, name, log)
  const key = keyOf(config, name)
  const gateways = config.HUB_GATEWAY_URL.map((url) => ({ name: 'gateway', url, key }))
  const hub = new RemoteHub(name, gateways, systemClock)
  const counted = new SubgraphMetrics(metrics)
  let opened: Opened | null = null
  const served = await serveSubgraph(() => opened?.running.subgraph ?? null, {
    host: config.HUB_HOST,
    port: config.HUB_PORT,
    key,
    clock: systemClock,
    log,
    ready: () => opened?.running.database.problem() ?? Promise.resolve(`the database of ${name} does not answer`),
    metrics,
    route: (question) => opened?.route(question) ?? Promise.resolve(null),
    ...(carrier.receive && { receive: carrier.receive }),
  })
  const leaving = new AbortController()
  onTermination(
    async () => {
      leaving.abort()
      await served.close()
      await opened?.close()
      await carrier.close()
      await endTracing()
    },
    (err) => log.error({ err }, 'the subgraph did not stop cleanly'),
  )
  const open = async (): Promise<Opened> => {
    const database = await openHubDatabase(config, [name], log)
    try {
      const running = await openSubgraph(definition, {
        databaseUrl: database.urlOf(name),
        transport: carrier.transport,
        hub,
        log,
        timeZone: config.HUB_TIME_ZONE,
        holidays: config.HUB_HOLIDAYS,
        dataKeys: database.dataKeys,
        seed: database.seed,
        production: config.HUB_ENV === 'production',
        tokens: hub,
        metrics: counted,
        publicUrl: () => config.HUB_PUBLIC_URL ?? 'http://127.0.0.1:4000',
      })
      const close = async () => {
        await running.stop()
        await database.close()
      }
      return { running, route: router(running.routes), close }
    } catch (error) {
      await database.close()
      throw error
    }
  }
  opened = await openWhenReachable(open, { name, log, leaving: leaving.signal })
  // Told to end before there was anything to open: whoever was told so ends the process.
  if (opened === null) return
  await opened.running.start()
  void hub.refresh()
  // eslint-disable-next-line no-console -- whoever started it waits for this line
  console.log(`${name} is ready at ${served.url}/graphql`)
}

/** By a broker where there is one, else straight to the other subgraphs. */
async function carrierOf(config: SubgraphConfig, name: Name, log: Logger): Promise<Carrier> {
  if (config.NATS_URL !== undefined) {
    const { JetStreamTransport } = await import('../events/jetstream.js')
    const transport = JetStreamTransport.open({ url: config.NATS_URL, stream: config.NATS_STREAM, log })
    return { transport, close: () => transport.close() }
  }
  const peers = [...config.addresses]
    .filter(([peer]) => peer !== name)
    .map(([peer, url]) => ({ name: peer, url, key: keyOf(config, peer) }))
  const transport = new PeerTransport(peers, systemClock)
  return { transport, receive: (events) => transport.receive(events), close: () => Promise.resolve() }
}

/** Given, or kept in the data folder for processes that share it. */
function keyOf(config: SubgraphConfig, name: Name): string {
  return config.keys.get(name) ?? keptSecret(config.HUB_DATA_DIR, `subgraph-${name}.key`)
}
