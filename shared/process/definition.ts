import type { DocumentNode, GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { Clock, Ids } from '../clock'
import type { TokenSigner } from '../auth'
import type { Caller } from '../database'
import type { EventConsumer, LiveFeed, Outbox } from '../events'
import type { HubClient } from '../hub'
import type { JobHandler, Jobs } from '../jobs'
import type { DataKeys } from './data-key'
import type { HttpRoute } from './route'

/** What a process hands to a subgraph's composition root. */
export interface SubgraphDeps {
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly live: LiveFeed
  readonly hub: HubClient
  readonly clock: Clock
  readonly ids: Ids
  /** The hub's time zone: `Asia/Shanghai` */
  readonly timeZone: string
  /** Days on which no station works, `YYYY-MM-DD`; absent: none. */
  readonly holidays?: ReadonlySet<string>
  /** `HUB_DATA_KEY` and the one before it: the key-encryption keys of personal fields, for the subgraph that keeps them. */
  readonly dataKeys?: DataKeys
  readonly log: Logger
  /** Whether what only trying things out needs is refused. */
  readonly production?: boolean
  /** Signs tokens for the systems of partners; absent where the hub does not sign its own. */
  readonly tokens?: TokenSigner
  /** How long a match source may take before candidates are listed without it; absent: the matching rules' 800. */
  readonly matchPatienceMilliseconds?: number
  /** The hub's address as its clients know it, without a slash at the end. */
  readonly publicUrl?: () => string
}

/** What a composition root makes of it. */
export interface SubgraphParts {
  readonly schema: GraphQLSchema
  /** Printed when it is first asked for: a hub starts without. */
  readonly sdl: () => DocumentNode
  /** Events, its own or other subgraphs', that it keeps read models from. */
  readonly consumers: readonly EventConsumer[]
  readonly jobs: readonly JobHandler[]
  /** What it does to its own records before it answers anything, at each start: nothing, most of the time. */
  readonly prepare?: (caller: Caller) => Promise<void>
  /** What it answers at the hub's own address beside GraphQL. */
  readonly routes?: readonly HttpRoute[]
}

/** A subgraph, before it has a database: exported by each `subgraphs/<name>/subgraph.ts`. */
export interface SubgraphDefinition {
  readonly name: 'residents' | 'cases' | 'partners' | 'volunteers' | 'hub'
  /** TypeORM entity classes. */
  readonly entities: readonly (abstract new () => object)[]
  compose(deps: SubgraphDeps): SubgraphParts
  /** Fills an empty schema with the demo territory, in one transaction of the system viewer. */
  seedDemo(
    caller: Caller,
    now: Date,
    deps: Pick<SubgraphDeps, 'dataKeys' | 'outbox' | 'jobs' | 'timeZone'>,
  ): Promise<void>
}
