import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { systemClock } from '../shared/clock'
import { openLog, type Logger } from '../shared/logging'
import { StartProblem, type MountedRoute } from '../shared/process'
import { openHubDatabase } from '../shared/process/hub-database'
import { onTermination, program } from '../shared/process/program'
import { projectRoot } from '../shared/project/root'
import { startTracing } from '../shared/telemetry'
import { cases } from '../subgraphs/cases/subgraph'
import { partners } from '../subgraphs/partners/subgraph'
import { residents } from '../subgraphs/residents/subgraph'
import { volunteers } from '../subgraphs/volunteers/subgraph'
import { gatewayConfig, type GatewayConfig } from './config'
import { Authenticator } from './edge/authentication'
import { consoleSignIn } from './edge/console/sign-in'
import { guards, trustedIssuers } from './edge/guards'
import { openIssuer, type Issuer } from './edge/issuer'
import { Metrics } from './edge/metrics'
import type { ReadinessCheck } from './edge/health'
import type { ReportCause } from './execution/masking'
import { KeptSupergraph } from './generation/kept-supergraph'
import { openHub, patience, type Core } from './hub'
import { Registry } from './registry/registry'
import { KeptPlugIns } from './registry/serving/kept-plug-ins'
import { openServer } from './server'
import { openSplitGateway } from './split/split'

const definitions = [residents, cases, partners, volunteers]

/** The hub in one process: `npm start`. */
export const main = program(async () => {
  const config = gatewayConfig()
  const log = openLog(config.HUB_LOG)
  const stop = await start(config, log)
  onTermination(stop, (err) => log.error({ err }, 'the hub did not stop cleanly'))
})

/** What stands behind the public endpoint: the four subgraphs in this process, or each in its own. */
interface Behind extends Core {
  readonly routes: readonly MountedRoute[]
  readonly checks: readonly ReadinessCheck[]
  /** From now on jobs run and events are delivered. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface Means {
  readonly config: GatewayConfig
  readonly issuer: Issuer
  readonly authenticator: Authenticator
  readonly metrics: Metrics
  readonly report: ReportCause
  readonly log: Logger
  /** Where the hub listens, once it does. */
  readonly publicUrl: () => string
}

/** Brings everything up in order; what has been opened when one thing fails is closed again. */
async function start(config: GatewayConfig, log: Logger): Promise<() => Promise<void>> {
  const closing: (() => Promise<void>)[] = []
  const stop = async () => {
    for (let close = closing.pop(); close; close = closing.pop()) await close()
  }
  try {
    await portIsFree(config)
    closing.push(await startTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, 'station-hub-gateway'))
    const report: ReportCause = (err, place) => {
      const errorId = randomUUID()
      log.error({ errorId, ...place, err }, 'an operation failed')
      return errorId
    }
    const metrics = new Metrics({ process: true })
    const production = config.HUB_ENV === 'production'
    const issuer = await openIssuer(config.HUB_DATA_DIR, config.HUB_OIDC_AUDIENCE)
    const authenticator = new Authenticator({
      issuers: trustedIssuers(config, issuer, log),
      developmentTokens: !production,
      clock: systemClock,
    })
    let url = ''
    const publicUrl = () => config.HUB_PUBLIC_URL ?? url
    const means = { config, issuer, authenticator, metrics, report, log, publicUrl }
    const behind = config.addresses.size > 0 ? await openSplit(means) : await openWhole(means)
    closing.push(() => behind.stop())
    const { generations, executor, routes, checks } = behind
    const server = await openServer({
      generations,
      executor,
      authenticator,
      issuer,
      metrics,
      checks,
      routes,
      production,
      console: { signIn: consoleSignIn(config, issuer), timeZone: config.HUB_TIME_ZONE },
      requestTimeoutMilliseconds: patience.request,
      report,
      log,
      ...guards(config),
    })
    closing.push(() => server.close())
    url = await server.listen(config.HUB_HOST, config.HUB_PORT)
    await behind.start()
    console.log(`Station Hub is ready at ${url}/graphql`)
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** The four subgraphs in this process, on the database that is configured or the hub's own. */
async function openWhole({ config, issuer, metrics, report, log, publicUrl }: Means): Promise<Behind> {
  const registry = registryOf(config, issuer, log)
  const names = [...definitions, registry.definition].map(({ name }) => name)
  const databases = await openHubDatabase(config, names, log)
  try {
    const hub = await openHub({
      definitions,
      databaseUrlOf: (name) => databases.urlOf(name),
      dataKeys: databases.dataKeys,
      supergraphSdl,
      registry,
      kept: new KeptSupergraph(config.HUB_DATA_DIR),
      seed: databases.seed,
      timeZone: config.HUB_TIME_ZONE,
      holidays: config.HUB_HOLIDAYS,
      report,
      metrics,
      log,
      production: config.HUB_ENV === 'production',
      tokens: issuer,
      publicUrl,
    })
    return {
      ...hub,
      routes: hub.subgraphs.flatMap(({ routes }) => routes),
      checks: hub.subgraphs.map(({ name, database }) => ({ name, check: () => database.problem() })),
      async start() {
        // The registry has no jobs: it keeps up by itself.
        const working = hub.subgraphs.filter(({ name }) => name !== 'hub')
        await Promise.all(working.map((subgraph) => subgraph.start()))
        registry.start()
      },
      async stop() {
        await hub.stop()
        await databases.close()
      },
    }
  } catch (error) {
    await databases.close()
    throw error
  }
}

/** Each subgraph in a process of its own; their jobs run there. */
async function openSplit({ config, issuer, authenticator, metrics, report, log }: Means): Promise<Behind> {
  const registry = registryOf(config, issuer, log)
  const split = await openSplitGateway({
    config,
    supergraphSdl,
    registry,
    kept: new KeptSupergraph(config.HUB_DATA_DIR),
    tokens: issuer,
    viewerOf: (authorization) => authenticator.viewerOf(authorization),
    report,
    metrics,
    clock: systemClock,
    log,
  })
  return { ...split, start: () => Promise.resolve(registry.start()) }
}

function registryOf({ HUB_ENV, HUB_DATA_DIR }: GatewayConfig, tokens: Issuer, log: Logger): Registry {
  const kept = new KeptPlugIns(HUB_DATA_DIR)
  return new Registry({ production: HUB_ENV === 'production', tokens, clock: systemClock, log, kept })
}

function supergraphSdl(): string {
  const file = path.join(projectRoot, 'gateway/supergraph.graphql')
  if (!existsSync(file))
    throw new StartProblem(`${file} is missing: it is committed, and written by npm run schema:print.`)
  return readFileSync(file, 'utf8')
}

/** Found out before the database is started, so that the answer comes at once. */
function portIsFree({ HUB_HOST: host, HUB_PORT: port }: GatewayConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const why =
        error.code === 'EADDRINUSE'
          ? 'is in use: stop what listens there, or set HUB_PORT'
          : `cannot be listened on (${error.code}): set HUB_HOST and HUB_PORT`
      reject(new StartProblem(`Port ${port} of ${host} ${why}.`))
    })
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}
