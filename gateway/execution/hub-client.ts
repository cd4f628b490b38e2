import type { DocumentNode } from 'graphql'
import { randomUUID } from 'node:crypto'
import type { Viewer } from '../../shared/auth'
import type { HubAnswer, HubClient, MatchSource } from '../../shared/hub'
import { Documents } from '../generation/documents'
import type { Generation } from '../generation/generation'
import type { GenerationHolder } from '../generation/holder'
import { deadline } from './deadline'
import type { PlanExecutor } from './executor'

/** What the subgraphs' questions run on, once it is there. */
export interface HubClientTarget {
  readonly generations: GenerationHolder
  readonly executor: PlanExecutor
  readonly timeoutMilliseconds: number
}

/**
 * The hub's own questions to itself, past the edge. Subgraphs are composed before the gateway is, so it is connected
 * later; a question before that is a mistake in the order of starting.
 */
export class GatewayHubClient implements HubClient {
  private target: HubClientTarget | null = null
  private readonly documents = new Documents()

  connect(target: HubClientTarget): void {
    this.target = target
  }

  matchSources(): readonly MatchSource[] {
    return this.connected().generations.current.matchSources
  }

  async query(
    viewer: Viewer,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    options: { signal?: AbortSignal } = {},
  ): Promise<HubAnswer> {
    const { generations, executor, timeoutMilliseconds } = this.connected()
    const generation = generations.current
    const document = this.documentOf(generation, operation)
    const plan = generation.plan({ key: operation, document, operationName: null })
    const own = options.signal ? null : deadline(timeoutMilliseconds)
    const signal = options.signal ?? own?.signal ?? AbortSignal.abort()
    try {
      const { data, errors } = await executor.run(generation, plan, {
        variables,
        context: { viewer, requestId: randomUUID(), signal },
      })
      return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map((error) => error.toJSON()) }) }
    } finally {
      own?.clear()
    }
  }

  /** An operation that the supergraph does not have is the asking subgraph's mistake: it throws. */
  private documentOf(generation: Generation, operation: string): DocumentNode {
    const document = this.documents.read(generation, operation)
    if ('kind' in document) return document
    throw document[0]
  }

  private connected(): HubClientTarget {
    if (!this.target) throw new Error('the hub is asked before its gateway is there')
    return this.target
  }
}
