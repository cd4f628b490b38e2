import { GraphQLError, parse } from 'graphql'
import type { Generation } from '../../../gateway/generation/generation'
import { GenerationHolder } from '../../../gateway/generation/holder'
import type { Events } from '../../../gateway/subscription/course'
import { LiveSubscriptions } from '../../../gateway/subscription/live-subscriptions'
import type { LiveOperation } from '../../../gateway/subscription/live-operation'
import { anonymous, type Viewer } from '../../../shared/auth'
import { ProcessLiveFeed, type HubEvent } from '../../../shared/events'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'
import { TestClock } from '../../support/clock'
import { fixtureHub, fixtureSubgraph, type FixtureSubgraph } from './fixture'
import { stationFixtures } from './station.fixture'

const sdl = /* GraphQL */ `
  type Query {
    live: Boolean
  }
  type Subscription {
    caseChanged(kind: String): Case!
  }
  type Case @key(fields: "id") {
    id: ID!
    version: Int
  }
`

/** A subgraph whose events a test sends, and the hub's subscriptions over it and the station's other subgraphs. */
export function liveFixture(options: { closed?: ReadonlySet<string> } = {}) {
  const feed = new ProcessLiveFeed()
  const station = stationFixtures()
  const live = fixtureSubgraph('live', 'key', sdl, {
    Case: { __resolveReference: (reference: object) => reference },
    Subscription: {
      caseChanged: {
        subscribe: (_: unknown, { kind }: { kind?: string }) => feed.subscribe([kind ?? 'case.changed'], () => true),
        resolve: ({ aggregateId: id, version }: HubEvent, _: unknown, { viewer }: SubgraphRequest) => {
          if (options.closed?.has(viewer.id))
            throw new GraphQLError('Not there.', { extensions: { code: 'NOT_FOUND' } })
          return { id, version }
        },
      },
    },
  })
  const hub = fixtureHub([...station.all, live])
  const generations = new GenerationHolder(hub.generation)
  const clock = new TestClock()
  const { executor } = hub
  const report = (cause: unknown) => `error-${hub.causes.push(cause)}`
  const subscriptions = new LiveSubscriptions({ generations, executor, clock, report, timeoutMilliseconds: 1_000 })
  let sent = 0
  return {
    ...station,
    hub,
    live,
    feed,
    generations,
    clock,
    subscriptions,
    subgraphs: [...station.all, live] as FixtureSubgraph[],
    /** Tells that a case has changed. */
    change: (aggregateId: string, kind = 'case.changed') =>
      feed.send({ id: `event-${++sent}`, kind, aggregateId, version: sent, at: '2026-11-18T02:00:00Z', data: {} }),
    /** The subscription as the edge hands it over. */
    operation: (source: string, viewer: Viewer = anonymous, variables: Record<string, unknown> = {}) =>
      operation(generations.current, source, viewer, variables),
  }
}

function operation(
  generation: Generation,
  source: string,
  viewer: Viewer,
  variables: Record<string, unknown>,
): LiveOperation {
  return { generation, source, document: parse(source), operationName: null, variables, viewer }
}

/** The events of a subscription that has begun. */
export async function begun(subscribing: ReturnType<LiveSubscriptions['subscribe']>): Promise<Events> {
  const events = await subscribing
  if (!(Symbol.asyncIterator in events)) throw new Error(`it did not begin: ${JSON.stringify(events)}`)
  return events
}

/** The next answer; null when there are no more. */
export async function next(events: Events): Promise<unknown> {
  const { done, value } = await events.next()
  return done ? null : JSON.parse(JSON.stringify(value))
}

export function person(id: string, more: Partial<Viewer> = {}): Viewer {
  return { ...anonymous, id, name: id, role: 'STATION_WORKER', area: 'xicheng.g', ...more }
}
