import { EventEmitter } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { SubgraphDatabase } from '../database/pg'
import type { Logger } from '../logging'
import { tracedFrom } from '../telemetry/tracing'
import type { JobHandler } from './job'
import { jobLogger } from './logger'
import { Reaper } from './reaper'
import { releasedOnce } from './released-once'
import { withoutTrace } from './trace'
import type { Wake } from './wake'

export interface RunnerOptions {
  readonly database: SubgraphDatabase
  readonly handlers: readonly JobHandler[]
  readonly log: Logger
  /** Tells of new jobs through the runner's connections. */
  readonly wake?: Wake
  /** Told of every job when it is over. */
  readonly onEnd?: (job: string, outcome: 'done' | 'failed') => void
}

const concurrency = 4
/** A job that was committed while nobody listened is found after this many milliseconds. */
const pollInterval = 1_000

/** How long a runner that ends is waited for. Milliseconds. */
const patience = 10_000

/** One listens, the others fetch jobs, tell of their end and of new ones: never behind requests, which may hold their whole pool. */
const connections = 3

/** Runs a subgraph's jobs as they fall due, as the system viewer; their work is done on the subgraph's own pool. */
export class JobRunner {
  #workers: WorkerPool | null = null
  #connections: Pool | null = null
  #reaper: Reaper | null = null
  /** Of what was begun last. */
  #ending: Promise<void> | null = null
  #stopping = false

  constructor(private readonly options: RunnerOptions) {}

  start(): void {
    this.#stopping = false
    this.#begin()
  }

  #begin(): void {
    const { handlers, database, log, wake } = this.options
    const events = new EventEmitter() as WorkerEvents
    this.#reaper = new Reaper(database, log)
    events.on('pool:listen:success', ({ workerPool, client }) => this.#reaper?.live(workerPool.id, client))
    const tasks = Object.fromEntries(handlers.map((handler) => [handler.name, taskOf(handler, this.options)]))
    askAnewForTasks(tasks, events)
    const options = {
      schema: `${database.name}_jobs`,
      // Without a batch nobody waits for the end of a job to be stored, and a database that fails then would end the
      // process; with one it ends the runner, which begins again.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      concurrency,
      pollInterval,
      noHandleSignals: true,
      logger: jobLogger(log),
      events,
    }
    const ending = new Promise<void>((resolve) => events.once('pool:gracefulShutdown', () => resolve()))
    this.#ending = null
    this.#connections = releasedOnce(database.openPool(connections))
    wake?.through(this.#connections)
    this.#workers = runTaskList(options, tasks as TaskList, this.#connections)
    this.#reaper.start()
    // Told by its end as well; here so that a failing worker never ends the process.
    this.#workers.promise.catch((error: unknown) => log.error({ err: error }, 'the job runner has stopped'))
    void ending.then(() => this.#beginAgain())
  }

  /** It ends by itself too: when the end of a job could not be stored, for instance. */
  async #beginAgain(): Promise<void> {
    if (this.#stopping) return
    await this.#end()
    await wait(pollInterval)
    if (!this.#stopping) this.#begin()
  }

  /** Waits a while for the jobs that are running, and begins no more. */
  async stop(): Promise<void> {
    this.#stopping = true
    await this.#end()
  }

  #end(): Promise<void> {
    return (this.#ending ??= this.#endNow(this.#workers, this.#connections))
  }

  /**
   * graphile-worker may wait for ever for what it could not store, so it is waited for only so long. Its connections are
   * ended with it: the lock that tells of a living pool goes with them, and what it had begun is freed.
   */
  async #endNow(workers: WorkerPool | null, connections: Pool | null): Promise<void> {
    this.options.wake?.through(null)
    await this.#reaper?.stop()
    await patiently(Promise.allSettled([workers?.gracefulShutdown(), workers?.promise]))
    await patiently(Promise.allSettled([connections?.end()]))
  }
}

/** Waits for what may never come, and no longer than is sensible. */
async function patiently(what: Promise<unknown>): Promise<void> {
  const over = new AbortController()
  await Promise.race([what, wait(patience, undefined, { signal: over.signal })]).finally(() => over.abort())
}

/**
 * graphile-worker asks once for the numbers of its tasks and keeps the answer, a failure too: a runner whose first
 * question failed would never take a job. It asks anew when the tasks' names are others than before, or in another
 * order; so the first of them becomes the last, at most once between two questions of a worker.
 */
function askAnewForTasks(tasks: Record<string, unknown>, events: WorkerEvents): void {
  let changed = -Infinity
  const change = () => {
    const [first] = Object.entries(tasks)
    if (!first || performance.now() - changed < pollInterval / 2) return
    changed = performance.now()
    const [name, task] = first
    delete tasks[name]
    tasks[name] = task
  }
  events.on('worker:getJob:error', change)
  for (const event of ['worker:getJob:empty', 'job:start'] as const) {
    events.once(event, () => events.off('worker:getJob:error', change))
  }
}

function taskOf(handler: JobHandler, { database, log, onEnd }: RunnerOptions) {
  return async (stored: unknown) => {
    const { payload, traceparent } = withoutTrace(stored as object)
    try {
      await tracedFrom(traceparent, `job ${handler.name}`, { kind: 'consumer' }, () =>
        database.asSystem((caller) => handler.run(caller, payload)),
      )
      onEnd?.(handler.name, 'done')
    } catch (error) {
      onEnd?.(handler.name, 'failed')
      log.warn({ job: handler.name, err: error }, 'a job failed and will be tried again')
      // graphile-worker stores the message with the job, where it must not show what people typed.
      throw new Error(`${handler.name} failed`)
    }
  }
}
