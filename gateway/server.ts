import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import { fastifyApolloHandler } from '@as-integrations/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { systemClock, type Clock } from '../shared/clock'
import type { MountedRoute } from '../shared/process'
import { TrustedProxies } from './edge/address'
import { answerText } from './edge/answer-text'
import type { Authenticator } from './edge/authentication'
import { clientErrors } from './edge/client-errors'
import { consoleRoutes, type ConsoleOptions } from './edge/console/routes'
import { demoTokenPath } from './edge/console/sign-in'
import { drainConnections } from './edge/drain'
import { handleErrors } from './edge/error-handler'
import { eventStreamPath, eventStreamRoute } from './edge/event-stream'
import { Gate } from './edge/gate'
import { gatePlugin } from './edge/gate-plugin'
import { Health, type ReadinessCheck } from './edge/health'
import type { Issuer } from './edge/issuer'
import { landingRoute } from './edge/landing'
import { limits } from './edge/limits/admission'
import type { Metrics } from './edge/metrics'
import { metricsPlugin } from './edge/metrics-plugin'
import { OperationStore } from './edge/operations/operation-store'
import { Origins } from './edge/origin'
import { RateLimits } from './edge/rate/rate-limits'
import { entrance, requestContext, type HttpContext } from './edge/request'
import { statusPlugin } from './edge/status-plugin'
import { subgraphRoutes } from './edge/subgraph-routes'
import { serveWebSockets } from './edge/websocket/websocket'
import { tracedHandler, tracingPlugin } from './edge/tracing'
import { wellKnownRoutes } from './edge/well-known'
import type { PlanExecutor } from './execution/executor'
import { HubGateway } from './execution/gateway-interface'
import type { ReportCause } from './execution/masking'
import type { GenerationHolder } from './generation/holder'
import { LiveSubscriptions } from './subscription/live-subscriptions'

export interface ServerOptions {
  readonly generations: GenerationHolder
  readonly executor: PlanExecutor
  readonly authenticator: Authenticator
  /** Null where tokens are an outside provider's alone. */
  readonly issuer: Issuer | null
  readonly metrics: Metrics
  readonly checks: readonly ReadinessCheck[]
  /** What subgraphs answer here beside GraphQL. */
  readonly routes?: readonly MountedRoute[]
  /** None where it is left out. */
  readonly rateLimits?: RateLimits
  /** Which operations are answered: all of them where it is left out. */
  readonly operations?: OperationStore
  /** Whose pages may send requests beside the hub's own. */
  readonly origins?: Origins
  readonly proxies?: TrustedProxies
  /** The web application on this endpoint; none where it is left out. */
  readonly console?: ConsoleOptions
  readonly production: boolean
  readonly requestTimeoutMilliseconds: number
  /** When tokens end; the system's where it is left out. */
  readonly clock?: Clock
  /** How long a WebSocket may stay without `connection_init`. */
  readonly initTimeoutMilliseconds?: number
  readonly report: ReportCause
  readonly log: Logger
}

/** The hub's public endpoint. */
export interface HubServer {
  /** Begins to listen; answers the address, `http://127.0.0.1:4000`. Port 0 takes any free one. */
  listen(host: string, port: number): Promise<string>
  /** Not ready, stops accepting, lets what is in flight end within 10 s. */
  close(): Promise<void>
}

const drainMilliseconds = 10_000
const path = '/graphql'

/** Puts Apollo Server, on Fastify, before the generations. */
export async function openServer(options: ServerOptions): Promise<HubServer> {
  const { generations, executor, metrics, production, report, log } = options
  const { origins = new Origins(), operations = new OperationStore(), proxies = new TrustedProxies() } = options
  const { rateLimits = new RateLimits({ perSecond: 0, clock: systemClock }) } = options
  const app = Fastify({
    bodyLimit: limits.bodyBytes,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
    trustProxy: proxies.trusts,
  })
  const health = new Health(options.checks)
  drainConnections(app, health)
  const timeoutMilliseconds = options.requestTimeoutMilliseconds
  const clock = options.clock ?? systemClock
  const live = new LiveSubscriptions({ generations, executor, clock, timeoutMilliseconds, report })
  metrics.watchSubscriptions(() => live.size)
  metrics.watchPlans(() => generations.current.planCache())
  const gate = new Gate({ generations, operations, rateLimits })
  const apollo = new ApolloServer<HttpContext>({
    gateway: new HubGateway(generations, executor),
    introspection: !production,
    hideSchemaDetailsFromClientErrors: production,
    includeStacktraceInErrorResponses: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: { cache: operations },
    // Where a signal ends the process is decided in main alone.
    stopOnTerminationSignals: false,
    formatError: clientErrors({ report, production }),
    stringifyResult: answerText,
    logger: log,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginDrainHttpServer({ httpServer: app.server, stopGracePeriodMillis: drainMilliseconds }),
      gatePlugin(gate),
      statusPlugin(),
      metricsPlugin(metrics),
      tracingPlugin(),
    ],
  })
  await apollo.start()
  for (const url of [path, eventStreamPath, demoTokenPath]) origins.guard(app, url)
  route(app, apollo, options, { health, gate, live })
  handleErrors(app, { report, log })
  const addressOf = proxies.addressOf.bind(proxies)
  const webSockets = serveWebSockets(app.server, { ...options, live, gate, clock, origins, addressOf })
  return {
    async listen(host, port) {
      await app.listen({ host, port })
      const address = app.server.address()
      if (address === null || typeof address === 'string') throw new Error('not listening on TCP')
      return `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`
    },
    async close() {
      health.drain()
      live.close()
      await webSockets.close()
      await apollo.stop()
      await app.close()
    },
  }
}

function route(
  app: FastifyInstance,
  apollo: ApolloServer<HttpContext>,
  options: ServerOptions,
  { health, gate, live }: { health: Health; gate: Gate; live: LiveSubscriptions },
): void {
  const { issuer, metrics, authenticator } = options
  const context = requestContext(gate, options.requestTimeoutMilliseconds)
  const onRequest = entrance({ authenticator, gate, metrics })
  const handler = tracedHandler(fastifyApolloHandler(apollo, { context }))
  app.route({ method: ['GET', 'POST'], url: path, onRequest, handler })
  eventStreamRoute(app, { ...options, live, gate, entrance: onRequest })
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
  health.routes(app)
  subgraphRoutes(app, options.routes ?? [], { entrance: onRequest, gate })
  landingRoute(app, options)
  if (options.console) consoleRoutes(app, options.console)
  if (issuer) wellKnownRoutes(app, issuer)
}
