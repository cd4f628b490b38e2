import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import type { QueryPlan } from '@apollo/query-planner'
import { buildASTSchema, parse, type GraphQLSchema } from 'graphql'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { MatchSource } from '../../shared/hub'
import type { Step } from '../execution/plan/step'
import { clientSchema } from './client-schema'
import { matchSourcesOf } from './match-sources'
import type { OperationPlan } from './operation-plan'
import { OperationPlanner, type PlanCacheUse, type PlanRequest, type RecentOperation } from './planner'
import type { SubgraphSource } from './source'
import { unsupportedIn } from './unsupported'

export type { PlanCacheUse, PlanRequest }

/**
 * One supergraph as it is served: schema, planner, plans and where its subgraphs are. It never changes; another
 * supergraph is another generation, and requests in flight end on the one they began with.
 */
export interface Generation {
  /** SHA-256 of the supergraph's SDL. */
  readonly id: string
  readonly sdl: string
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** With what is hidden from clients. */
  readonly supergraphSchema: GraphQLSchema
  readonly sources: ReadonlyMap<string, SubgraphSource>
  readonly matchSources: readonly MatchSource[]
  /** Plans an operation, or finds its plan. Throws a GraphQLError when the document has no such operation. */
  plan(request: PlanRequest): OperationPlan
  /** A plan as it is run. */
  steps(queryPlan: QueryPlan): Step | null
  /** The operations that have been asked for lately, the latest first. */
  recent(count: number): readonly RecentOperation[]
  /** How its plans are found. */
  planCache(): PlanCacheUse
}

export interface BuildOptions {
  /** This code has composed the supergraph or held it against its rules: that is not done again. */
  readonly trusted?: boolean
}

/** Builds a generation aside: a supergraph that cannot be loaded throws here and never replaces one that works. */
export function buildGeneration(
  sdl: string,
  sources: readonly SubgraphSource[],
  options: BuildOptions = {},
): Generation {
  const steps = building(sdl, sources, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same, with requests answered in between: built at once, it would keep them waiting for some tenths of a second. */
export async function buildGenerationBesides(
  sdl: string,
  sources: readonly SubgraphSource[],
  options: BuildOptions = {},
): Promise<Generation> {
  const steps = building(sdl, sources, options)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    await setImmediate()
  }
}

function* building(
  sdl: string,
  sources: readonly SubgraphSource[],
  { trusted = false }: BuildOptions,
): Generator<undefined, Generation> {
  const unsupported = unsupportedIn(sdl)
  if (unsupported !== null) throw new Error(unsupported)
  const supergraph = Supergraph.build(sdl, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    validateSupergraph: false,
  })
  const byName = new Map(sources.map((source) => [source.subgraph.name, source]))
  const missing = supergraph.subgraphsMetadata().filter(({ name }) => !byName.has(name))
  if (missing.length > 0) throw new Error(`no data source for ${missing.map(({ name }) => name).join(', ')}`)
  yield
  if (trusted) supergraph.schema.assumeValid()
  else supergraph.schema.validate()
  yield
  const apiSchema = supergraph.apiSchema()
  yield
  const schema = clientSchema(apiSchema)
  yield
  const supergraphSchema = buildASTSchema(parse(sdl, { noLocation: true }), { assumeValid: true, assumeValidSDL: true })
  yield
  // A partner's service is asked in the plain form that every federation gateway uses.
  const own = sources.filter(({ ownerId, pluggedIn }) => ownerId === null && !pluggedIn)
  const joined = new Set(own.map(({ subgraph }) => subgraph.name))
  const schemas = { client: schema, supergraph: supergraphSchema, api: apiSchema }
  const planner = new OperationPlanner(supergraph, schemas, joined)
  yield
  return {
    id: createHash('sha256').update(sdl).digest('hex'),
    sdl,
    schema,
    supergraphSchema,
    sources: byName,
    matchSources: matchSourcesOf(schema, supergraphSchema, byName),
    plan: (request) => planner.plan(request),
    steps: (queryPlan) => planner.steps(queryPlan),
    recent: (count) => planner.recent(count),
    planCache: () => planner.use,
  }
}
