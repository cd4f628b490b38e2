import { buildSubgraphSchema } from '@apollo/subgraph'
import { execute, parse, subscribe, type ExecutionResult, type GraphQLFieldResolver } from 'graphql'
import type { Viewer } from '../../../shared/auth'
import { anonymous } from '../../../shared/auth'
import type { Subgraph, SubgraphRequest } from '../../../shared/graphql/subgraph'
import { PlanExecutor, type ExecutorOptions } from '../../../gateway/execution/executor'
import { buildGeneration, type Generation } from '../../../gateway/generation/generation'
import { testSupergraph } from '../../support/supergraph'

type Resolvers = Record<string, Record<string, unknown>>
export type Resolve = GraphQLFieldResolver<unknown, SubgraphRequest>

/** A subgraph of plain SDL and resolvers, which remembers what it was asked. */
export interface FixtureSubgraph extends Subgraph {
  readonly requests: SubgraphRequest[]
}

const link = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names
    .split(' ')
    .map((name) => `"@${name}"`)
    .join(' ')}])`

export function fixtureSubgraph(name: string, directives: string, sdl: string, resolvers: Resolvers): FixtureSubgraph {
  const text = `${link(directives)}\n${sdl}`
  const schema = buildSubgraphSchema({ typeDefs: parse(text), resolvers: resolvers as never })
  const requests: SubgraphRequest[] = []
  const args = (request: SubgraphRequest) => {
    requests.push(request)
    const { document, variables: variableValues } = request
    return { schema, document, variableValues, contextValue: request }
  }
  return {
    name,
    sdl: text,
    requests,
    execute: (request) => Promise.resolve(execute(args(request)) as ExecutionResult),
    subscribe: async (request) => (await subscribe(args(request))) as AsyncIterableIterator<ExecutionResult>,
  }
}

/** A generation of fixture subgraphs. */
export function fixtureGeneration(subgraphs: readonly Subgraph[]): Generation {
  const sources = subgraphs.map((subgraph) => ({ subgraph, ownerId: null }))
  return buildGeneration(testSupergraph(subgraphs), sources)
}

/** The same, and how to ask it. */
export function fixtureHub(subgraphs: readonly Subgraph[], options: Partial<ExecutorOptions> = {}) {
  const causes: unknown[] = []
  const report = (cause: unknown) => `error-${causes.push(cause)}`
  const executor = new PlanExecutor({ subgraphTimeoutMilliseconds: 3_000, report, ...options })
  const generation = fixtureGeneration(subgraphs)
  return {
    generation,
    executor,
    causes,
    ask: (source: string, variables: Record<string, unknown> = {}, viewer: Viewer = anonymous) =>
      ask(generation, executor, source, variables, viewer),
  }
}

function ask(
  generation: Generation,
  executor: PlanExecutor,
  source: string,
  variables: Record<string, unknown>,
  viewer: Viewer,
) {
  const plan = generation.plan({ key: source, document: parse(source), operationName: null })
  const context = { viewer, requestId: 'request', signal: new AbortController().signal }
  return executor.run(generation, plan, { variables, context })
}
