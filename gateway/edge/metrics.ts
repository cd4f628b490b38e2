import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { SubgraphMetrics } from '../../shared/telemetry'
import type { FetchOutcome } from '../execution/data-source'
import type { PlanCacheUse } from '../generation/generation'

const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** What `GET /metrics` shows. Labels are of few values: never an id, a name or an operation's text. */
export class Metrics {
  readonly registry = new Registry()
  private readonly requests = new Histogram({
    name: 'hub_request_seconds',
    help: 'GraphQL requests by kind of operation, until the answer is ready',
    labelNames: ['operation'] as const,
    buckets: seconds,
    registers: [this.registry],
  })
  private readonly errors = new Counter({
    name: 'hub_errors_total',
    help: 'Errors answered to clients, by code',
    labelNames: ['code'] as const,
    registers: [this.registry],
  })
  private readonly fetches = new Histogram({
    name: 'hub_subgraph_fetch_seconds',
    help: 'Requests of the gateway to subgraphs, by outcome',
    labelNames: ['subgraph', 'outcome'] as const,
    buckets: seconds,
    registers: [this.registry],
  })

  /** Of the subgraphs in this process. */
  readonly subgraphs = new SubgraphMetrics(this.registry)

  /** `process`: also what Node tells of itself; for one registry in a process. */
  constructor(options: { process: boolean } = { process: false }) {
    if (options.process) collectDefaultMetrics({ register: this.registry })
  }

  requested(operation: string, milliseconds: number): void {
    this.requests.observe({ operation }, milliseconds / 1000)
  }

  failed(code: string): void {
    this.errors.inc({ code })
  }

  fetched(subgraph: string, milliseconds: number, outcome: FetchOutcome): void {
    this.fetches.observe({ subgraph, outcome }, milliseconds / 1000)
  }

  /** Shows how many read subscriptions, and how many sources they are answered from. */
  watchSubscriptions(size: () => { readonly subscribers: number; readonly sources: number }): void {
    this.gauge('hub_subscriptions', 'Subscriptions that clients read', () => size().subscribers)
    this.gauge('hub_subscription_sources', 'Sources that subscriptions are answered from', () => size().sources)
  }

  /** Shows how plans are found: of the generation that is served now. */
  watchPlans(plans: () => PlanCacheUse): void {
    this.gauge('hub_plan_cache_plans', 'Query plans that are kept', () => plans().kept)
    this.gauge('hub_plan_cache_hits', 'Operations of this generation whose plan was there', () => plans().hits)
    this.gauge('hub_plan_cache_misses', 'Operations of this generation that had to be planned', () => plans().misses)
  }

  private gauge(name: string, help: string, value: () => number): void {
    const gauge: Gauge = new Gauge({ name, help, registers: [this.registry], collect: () => gauge.set(value()) })
  }
}
