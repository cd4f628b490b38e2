import { randomUUID } from 'node:crypto'
import { parse, validate, type ExecutionResult, type GraphQLSchema } from 'graphql'
import { anonymous, system, type Viewer } from '../../shared/auth'
import { InProcessTransport, type HubEvent, type NewEvent } from '../../shared/events'
import type { HubClient } from '../../shared/hub'
import { silentLog } from '../../shared/logging'
import type { SubgraphDefinition } from '../../shared/process/definition'
import { openSubgraph, type RunningSubgraph } from '../../shared/process/run'
import { TestClock } from './clock'
import { openTestDatabase, type TestDatabase } from './database'
import { testKey } from './server'

export interface TestSubgraphOptions {
  readonly now?: Date | string
  readonly seed?: 'demo' | 'none'
  /** What the subgraph asks the whole hub; by default nothing answers. */
  readonly hub?: HubClient
  readonly poolSize?: number
}

/** Any part of a viewer; what is left out is an anonymous visitor's. */
export type TestViewer = Partial<Viewer>

/** A subgraph on a database of its own, without the gateway. */
export interface TestSubgraph {
  readonly running: RunningSubgraph
  readonly clock: TestClock
  /** Of the administrator of its database, whom nothing binds. */
  readonly adminUrl: string
  /** Names of the SQL statements since the last `statements.length = 0`. */
  readonly statements: string[]
  /** As the gateway would ask for this viewer; validated against the subgraph's schema. */
  as(viewer: TestViewer): Asking
  /** Runs jobs and delivers events until nothing is left that is due by the clock. Throws what failed. */
  drain(options?: { mayFail?: boolean }): Promise<void>
  /** Hands it an event of another subgraph, as the transport would. */
  receive(event: NewEvent & Partial<HubEvent>): Promise<void>
  close(): Promise<void>
}

/** A viewer's questions to a subgraph. */
export interface Asking {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  query(document: string, variables?: Record<string, unknown>): Promise<ExecutionResult<any>>
  subscribe(document: string, variables?: Record<string, unknown>): Promise<AsyncIterableIterator<ExecutionResult>>
}

const nobody: HubClient = { query: () => Promise.resolve({ data: null }), matchSources: () => [] }

/** Opens a subgraph for a test. Close it at the end. */
export async function openTestSubgraph(
  definition: SubgraphDefinition,
  { now, seed = 'none', hub = nobody, poolSize = 4 }: TestSubgraphOptions = {},
): Promise<TestSubgraph> {
  const database = await openTestDatabase()
  const clock = new TestClock(now)
  const statements: string[] = []
  const transport = new InProcessTransport()
  let schema: GraphQLSchema | undefined
  const watched: SubgraphDefinition = {
    ...definition,
    compose(deps) {
      const parts = definition.compose(deps)
      schema = parts.schema
      return parts
    },
  }
  const running = await openSubgraph(watched, {
    databaseUrl: database.urlOf(definition.name),
    transport,
    hub,
    log: silentLog,
    timeZone: 'Asia/Shanghai',
    seed,
    poolSize,
    clock,
    dataKey: testKey,
    onStatement: (name) => statements.push(name),
  }).catch(async (error: unknown) => {
    await database.close()
    throw error
  })
  return {
    running,
    clock,
    adminUrl: database.adminUrl,
    statements,
    as: (viewer) => asking(running, schema, { ...anonymous, ...viewer }),
    async drain({ mayFail = false } = {}) {
      const { failed } = await running.drain()
      if (failed.length > 0 && !mayFail)
        throw new Error(`the job ${failed[0]?.name} failed`, { cause: failed[0]?.error })
    },
    async receive(event) {
      const whole = { id: randomUUID(), at: clock.now().toISOString(), ...event }
      const [left] = await transport.publish('a test', [whole])
      if (left) throw new Error(`a consumer of ${event.kind} failed`, { cause: left.error })
    },
    close: () => closeBoth(running, database),
  }
}

async function closeBoth(running: RunningSubgraph, database: TestDatabase): Promise<void> {
  await running.stop()
  await database.close()
}

function asking(running: RunningSubgraph, schema: GraphQLSchema | undefined, viewer: Viewer): Asking {
  const request = (text: string, variables: Record<string, unknown> = {}) => {
    const document = parse(text)
    const [problem] = schema ? validate(schema, document) : []
    if (problem) throw problem
    const signal = new AbortController().signal
    return { document, variables, operationName: null, viewer, requestId: randomUUID(), signal }
  }
  return {
    query: (text, variables) => running.subgraph.execute(request(text, variables)),
    async subscribe(text, variables) {
      const events = await running.subgraph.subscribe(request(text, variables))
      if (Symbol.asyncIterator in events) return events
      throw new Error(`the subscription was refused: ${events.errors?.[0]?.message}`)
    },
  }
}

/** The hub itself, for preparing what a test needs. */
export const asSystem: TestViewer = system
