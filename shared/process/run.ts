import { system } from '../auth'
import { systemClock, systemIds, type Clock, type Ids } from '../clock'
import { SubgraphDatabase, type DatabaseOptions } from '../database/pg'
import { ConsumerGroup, deliveryJob, PgOutbox, ProcessLiveFeed, type EventTransport } from '../events'
import { errorMask, executableSubgraph, type Subgraph } from '../graphql'
import type { HubClient } from '../hub'
import { drainJobs, JobRunner, PgJobs, Wake, type Drained, type JobHandler } from '../jobs'
import type { Logger } from '../logging'
import type { SubgraphMetrics } from '../telemetry'
import { backlogOf } from './backlog'
import type { DataKeys } from './data-key'
import type { SubgraphDefinition, SubgraphDeps } from './definition'
import type { HttpRoute, MountedRoute } from './route'
import { seedOnce } from './seed'
import { beginTidying, tidyJob } from './tidy.job'

export interface OpenSubgraphOptions extends Pick<
  SubgraphDeps,
  'holidays' | 'production' | 'tokens' | 'publicUrl' | 'matchPatienceMilliseconds'
> {
  /** Of the subgraph's login role; the schema has been migrated. */
  readonly databaseUrl: string
  readonly transport: EventTransport
  readonly hub: HubClient
  readonly log: Logger
  readonly timeZone: string
  /** The hub's data key, for the one subgraph that keeps personal fields. */
  readonly dataKey?: string
  /** The same where it can be rotated. */
  readonly dataKeys?: DataKeys
  readonly seed: 'demo' | 'none'
  /** Most connections at a time; default 12. */
  readonly poolSize?: number
  readonly clock?: Clock
  readonly ids?: Ids
  readonly onStatement?: NonNullable<DatabaseOptions['onStatement']>
  /** Where jobs, events and connections are counted. */
  readonly metrics?: SubgraphMetrics
}

/** A subgraph with its database open, ready to execute operations. */
export interface RunningSubgraph {
  readonly name: SubgraphDefinition['name']
  readonly subgraph: Subgraph
  readonly database: SubgraphDatabase
  readonly live: ProcessLiveFeed
  /** What it answers at the hub's own address beside GraphQL. */
  readonly routes: readonly MountedRoute[]
  /** Begins to run its jobs, event delivery among them. */
  start(): Promise<void>
  /** Instead of `start`: runs what is due by the clock, once, one after another. */
  drain(): Promise<Drained>
  /** Ends subscriptions, finishes the jobs that are running, closes the database. */
  stop(): Promise<void>
}

/** Opens a subgraph's database, composes the subgraph on it and, if asked to, fills it with the demo territory. */
export async function openSubgraph(
  definition: SubgraphDefinition,
  options: OpenSubgraphOptions,
): Promise<RunningSubgraph> {
  const { databaseUrl: url, transport, hub, timeZone, poolSize = 12, clock = systemClock, ids = systemIds } = options
  const { name } = definition
  const log = options.log.child({ subgraph: name })
  const onStatement = options.onStatement ? { onStatement: options.onStatement } : {}
  const database = await SubgraphDatabase.open({
    url,
    name,
    entities: definition.entities,
    poolSize,
    log,
    ...onStatement,
  })
  // With a clock of its own (a test's), what has no time is due at that clock's time, not the database's.
  const wake = new Wake()
  const jobs = new PgJobs(name, clock === systemClock ? undefined : () => clock.now(), wake)
  const live = new ProcessLiveFeed()
  const outbox = new PgOutbox(jobs, clock, ids)
  let leave = () => Promise.resolve()
  try {
    const deps = { outbox, jobs, live, hub, clock, ids, timeZone, log, ...keysOf(options), ...given(options) }
    const parts = definition.compose(deps)
    const frameJobs = [
      deliveryJob(name, transport, { jobs, now: () => clock.now() }),
      tidyJob(jobs, () => clock.now()),
    ] as JobHandler[]
    const handlers = [...parts.jobs, ...frameJobs]
    const onEnd = (job: string, outcome: 'done' | 'failed') => options.metrics?.ran(name, job, outcome)
    const runner = new JobRunner({ database, handlers, log, wake, onEnd })
    leave = await transport.join(new ConsumerGroup(database, parts.consumers, live))
    if (options.seed === 'demo') await seedOnce(definition, database, deps)
    const { prepare } = parts
    if (prepare) await database.asSystem((caller) => prepare(caller))
    const mask = errorMask((errorId, err, { requestId, operationName }) =>
      log.error({ errorId, requestId, operationName, err }, 'an operation failed'),
    )
    const { schema, sdl } = parts
    const backlog = () => backlogOf(database, clock.now())
    const unwatch = options.metrics?.watch(name, { pool: () => database.use, backlog })
    return {
      name,
      subgraph: executableSubgraph({
        name,
        schema,
        sdl,
        callerOf: (viewer, over) => database.callerOf(viewer, over),
        mask,
      }),
      database,
      live,
      routes: (parts.routes ?? []).map((route) => mounted(route, database)),
      async start() {
        await database.asSystem((caller) => beginTidying(caller, jobs))
        runner.start()
      },
      drain: () => drainJobs(database, handlers, () => clock.now()),
      async stop() {
        unwatch?.()
        live.close()
        await runner.stop()
        await leave()
        await database.close()
      },
    }
  } catch (error) {
    await leave()
    await database.close()
    throw error
  }
}

function keysOf({ dataKey, dataKeys }: OpenSubgraphOptions): Pick<SubgraphDeps, 'dataKeys'> {
  if (dataKeys) return { dataKeys }
  return dataKey === undefined ? {} : { dataKeys: () => ({ current: dataKey, previous: null }) }
}

function given(options: OpenSubgraphOptions) {
  const { holidays, production = false, tokens, publicUrl, matchPatienceMilliseconds } = options
  return {
    production,
    ...(holidays && { holidays }),
    ...(tokens && { tokens }),
    ...(publicUrl && { publicUrl }),
    ...(matchPatienceMilliseconds !== undefined && { matchPatienceMilliseconds }),
  }
}

function mounted(route: HttpRoute, database: SubgraphDatabase): MountedRoute {
  const { method, path, as } = route
  return {
    method,
    path,
    as,
    async answer(viewer, request) {
      const caller = database.callerOf(as === 'hub' ? system : viewer)
      try {
        return await route.handle(caller, request)
      } finally {
        await caller.end()
      }
    },
  }
}
