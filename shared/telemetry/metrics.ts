import { Counter, Gauge, type Registry } from 'prom-client'

/** What waits in a subgraph's database. */
export interface Backlog {
  /** Jobs that are due and that nobody has begun. */
  readonly jobs: number
  /** Jobs that have failed as often as they may. */
  readonly givenUp: number
  /** Events that not everybody who listens has. */
  readonly events: number
  /** Age of the oldest of them. Seconds. */
  readonly lag: number
}

/** Connections to a subgraph's database. */
export interface PoolUse {
  readonly used: number
  readonly idle: number
  /** Callers who wait for one. */
  readonly waiting: number
}

/** What is looked at when somebody asks for the metrics. */
export interface Watched {
  pool(): PoolUse
  /** Null when the database does not answer. */
  backlog(): Promise<Backlog | null>
}

/** What a process tells of its subgraphs' jobs, events and connections. Labels are of few values. */
export class SubgraphMetrics {
  readonly #watched = new Map<string, Watched>()
  readonly #jobs: Counter<'subgraph' | 'job' | 'outcome'>
  readonly #gauges
  #looking: Promise<void> | null = null

  constructor(registry: Registry) {
    const registers = [registry]
    this.#jobs = new Counter({
      name: 'hub_jobs_total',
      help: 'Jobs that have been run, by outcome',
      labelNames: ['subgraph', 'job', 'outcome'],
      registers,
    })
    const collect = () => this.#look()
    const gauge = (name: string, help: string, labelNames = ['subgraph']) =>
      new Gauge({ name, help, labelNames, registers, collect })
    this.#gauges = {
      connections: gauge('hub_pool_connections', 'Connections to the database', ['subgraph', 'state']),
      callers: gauge('hub_pool_waiting', 'Callers who wait for a connection to the database'),
      jobs: gauge('hub_jobs_waiting', 'Jobs that are due and not begun'),
      givenUp: gauge('hub_jobs_given_up', 'Jobs that have failed as often as they may'),
      events: gauge('hub_events_waiting', 'Events that not everybody who listens has'),
      lag: gauge('hub_event_lag_seconds', 'Age of the oldest event that not everybody who listens has'),
    }
  }

  ran(subgraph: string, job: string, outcome: 'done' | 'failed'): void {
    this.#jobs.inc({ subgraph, job, outcome })
  }

  /** Looks at a subgraph from now on; answers how to stop. */
  watch(subgraph: string, watched: Watched): () => void {
    this.#watched.set(subgraph, watched)
    return () => void this.#watched.delete(subgraph)
  }

  /** All gauges are asked at the same moment, and answered by one look. */
  #look(): Promise<void> {
    return (this.#looking ??= this.#lookNow().finally(() => (this.#looking = null)))
  }

  async #lookNow(): Promise<void> {
    for (const gauge of Object.values(this.#gauges)) gauge.reset()
    await Promise.all([...this.#watched].map(([subgraph, watched]) => this.#lookAt(subgraph, watched)))
  }

  async #lookAt(subgraph: string, watched: Watched): Promise<void> {
    const { connections, callers, ...waiting } = this.#gauges
    const { used, idle, waiting: queue } = watched.pool()
    connections.set({ subgraph, state: 'used' }, used)
    connections.set({ subgraph, state: 'idle' }, idle)
    callers.set({ subgraph }, queue)
    const backlog = await watched.backlog()
    if (!backlog) return
    for (const [name, value] of Object.entries(backlog)) waiting[name as keyof Backlog].set({ subgraph }, value)
  }
}
