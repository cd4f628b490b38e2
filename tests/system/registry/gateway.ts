import { parse } from 'graphql'
import { Pool } from 'pg'
import { PlanExecutor } from '../../../gateway/execution/executor'
import { GatewayHubClient } from '../../../gateway/execution/hub-client'
import { firstGeneration } from '../../../gateway/generation/first-generation'
import { GenerationHolder } from '../../../gateway/generation/holder'
import { RollOut } from '../../../gateway/generation/roll-out'
import { Registry } from '../../../gateway/registry/registry'
import type { Every } from '../../../gateway/registry/serving/keeping-up'
import { anonymous, type Viewer } from '../../../shared/auth'
import { systemClock } from '../../../shared/clock'
import { InProcessTransport } from '../../../shared/events'
import { silentLog } from '../../../shared/logging'
import { openSubgraph } from '../../../shared/process'
import type { TestDatabase } from '../../support/database'
import { federation } from '../../support/plug-in-service'
import { testSupergraph } from '../../support/supergraph'
import { fixtureSubgraph, type FixtureSubgraph } from '../../federation/gateway/fixture'

const tagged = '@tag(name: "partner")'

/** A core of one subgraph: cases, with what partners may know of them. */
export function casesWith(fields = `category: String ${tagged}`): FixtureSubgraph {
  const caseOf = (id: string) => ({ __typename: 'Case', id, title: `Case ${id}`, category: 'meals' })
  return fixtureSubgraph(
    'cases',
    'key tag',
    `type Query { cases: [Case!]! } type Mutation { touch: Int }
     type Case @key(fields: "id") { id: ID! ${tagged} title: String ${fields} }`,
    {
      Query: { cases: () => ['1', '2'].map(caseOf) },
      Case: { __resolveReference: ({ id }: { id: string }) => caseOf(id) },
    },
  )
}

export const mealsSdl = `${federation('key external requires')}
type Query { mealsToday: [MealsMenu!] }
type MealsMenu { dish: String! }
type Case @key(fields: "id") { id: ID! category: String @external mealsLeft: Int @requires(fields: "category") }`
export const bikesSdl = `${federation('key')} type Query { bikesFree: Int }`

/** One gateway over such a core: its registry, and what it serves. */
export interface TestGateway {
  readonly registry: Registry
  readonly generations: GenerationHolder
  readonly executor: PlanExecutor
  /** By default as an administrator of the hub. */
  ask(document: string, variables?: Record<string, unknown>, viewer?: Partial<Viewer>): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[]
}

/** What a gateway lacks: `deaf`, it hears of nothing that is published; `every`, it looks only when it is told to. */
export interface Lacking {
  readonly deaf?: boolean
  readonly every?: Every
}

export async function openGateway(
  database: TestDatabase,
  cases = casesWith(),
  { deaf = false, every }: Lacking = {},
): Promise<TestGateway> {
  const client = new GatewayHubClient()
  const registry = new Registry({
    ...{ production: false, tokens: null, clock: systemClock, log: silentLog, kept: null },
    patienceMilliseconds: 60_000,
    ...(every && { every }),
  })
  const running = await openSubgraph(registry.definition, {
    databaseUrl: database.urlOf('hub'),
    transport: new InProcessTransport(),
    hub: client,
    log: silentLog,
    timeZone: 'Asia/Shanghai',
    seed: 'none',
    poolSize: 4,
  })
  registry.attach({
    asSystem: (work) => running.database.asSystem(work),
    // To a port where nobody listens.
    openPool: (size) => (deaf ? new Pool({ host: '127.0.0.1', port: 1 }) : running.database.openPool(size)),
  })
  const own = [cases, running.subgraph]
  const sources = own.map((subgraph) => ({ subgraph, ownerId: null }))
  const begun = await registry.begin(own, () => testSupergraph(own), sources)
  const generations = new GenerationHolder(await firstGeneration(begun.candidates, begun.sources, silentLog))
  const rollOut = new RollOut({ generations, kept: null, log: silentLog })
  const executor = new PlanExecutor({ subgraphTimeoutMilliseconds: 60_000, report: () => 'error' })
  client.connect({ generations, executor, timeoutMilliseconds: 60_000 })
  registry.connect({ generations, rollOut }, begun)
  return {
    registry,
    generations,
    executor,
    ask: async (document, variables = {}, viewer = { id: 'admin', role: 'HUB_ADMIN' }) => {
      const generation = generations.current
      const plan = generation.plan({ key: document, document: parse(document), operationName: null })
      const context = { viewer: { ...anonymous, ...viewer }, requestId: 'r', signal: new AbortController().signal }
      return executor.run(generation, plan, { variables, context })
    },
    async close() {
      await registry.close()
      await running.stop()
    },
  }
}

const plugging = 'mutation Plug($input: SubgraphInput!) { plugSubgraph(input: $input) { name status } }'

/** Plugs a service in, as an administrator. */
export function plug(gateway: TestGateway, name: string, url: string, sdl: string): Promise<Answer> {
  return gateway.ask(plugging, { input: { name, url, sdl } })
}

export function unplug(gateway: TestGateway, name: string): Promise<Answer> {
  return gateway.ask(`mutation { unplugSubgraph(name: "${name}") { status } }`)
}

/** Until the gateway serves what fits. */
export async function served(gateway: TestGateway, fits: () => boolean): Promise<void> {
  while (!fits()) {
    await new Promise<void>((resolve) => {
      const stop = gateway.generations.onSwap(() => {
        stop()
        resolve()
      })
    })
  }
}
