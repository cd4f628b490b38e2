import { randomUUID } from 'node:crypto'
import type { TokenClaims, TokenSigner, Viewer } from '../auth'
import type { Clock } from '../clock'
import type { HubAnswer, HubClient, MatchSource } from '../hub'
import { ask, type Peer } from './signed-request'
import { callerHeader, deskPath } from './wire'

/** Longest wait for the hub's answer, unless the question brings its own. Milliseconds. */
const patience = 10_000
/** How old the list of match sources may be before it is asked for again. Milliseconds. */
const freshFor = 5_000

const unavailable: HubAnswer = {
  data: null,
  errors: [{ message: 'The hub cannot be asked just now.', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
}

/** The whole hub for a subgraph that runs alone: any gateway that answers will do. */
export class RemoteHub implements HubClient, TokenSigner {
  #sources: readonly MatchSource[] = []
  #askedAt = 0

  constructor(
    private readonly self: string,
    /** The gateways' inner addresses, all with this subgraph's key. */
    private readonly gateways: readonly Peer[],
    private readonly clock: Clock,
  ) {}

  async query(
    viewer: Viewer,
    operation: string,
    variables: Readonly<Record<string, unknown>>,
    { signal = AbortSignal.timeout(patience) }: { signal?: AbortSignal } = {},
  ): Promise<HubAnswer> {
    const caller = callerHeader({ viewer, requestId: randomUUID(), operationName: null })
    try {
      return await this.#any<HubAnswer>(deskPath.query(this.self), { operation, variables }, signal, caller)
    } catch {
      return unavailable
    }
  }

  /** As the gateway last told; asked for anew, in the background, when that is some seconds ago. */
  matchSources(): readonly MatchSource[] {
    if (this.clock.now().getTime() - this.#askedAt > freshFor) void this.refresh()
    return this.#sources
  }

  /** Learns the match sources; keeps the ones it knows when no gateway answers. */
  async refresh(): Promise<void> {
    this.#askedAt = this.clock.now().getTime()
    try {
      const signal = AbortSignal.timeout(patience)
      const { matchSources } = await this.#any<{ matchSources: MatchSource[] }>(deskPath.sources(this.self), {}, signal)
      this.#sources = matchSources
    } catch {
      // Nobody there yet: the next question asks again.
      this.#askedAt = 0
    }
  }

  async sign(claims: TokenClaims, options: { ttlSeconds: number; development: boolean; now?: Date }): Promise<string> {
    const question = { claims, options: { ttlSeconds: options.ttlSeconds, development: options.development } }
    const signal = AbortSignal.timeout(patience)
    return (await this.#any<{ token: string }>(deskPath.sign(this.self), question, signal)).token
  }

  /** A gateway that cannot be reached is passed over; one that refuses is believed. */
  async #any<Answer>(path: string, question: unknown, signal: AbortSignal, caller?: string): Promise<Answer> {
    let last: unknown = new Error('no gateway is known: set HUB_GATEWAY_URL')
    for (const gateway of this.gateways) {
      try {
        return await ask<Answer>(gateway, path, question, { clock: this.clock, signal, ...(caller && { caller }) })
      } catch (error) {
        last = error
        if (signal.aborted) break
      }
    }
    throw last
  }
}
