import { ask, type Peer } from './signed-request'
import { wire } from './wire'
import type { Clock } from '../clock'
import type { EventReceiver, EventTransport, HubEvent, Undelivered } from '../events'

/** Longest wait for a peer to handle a batch. Milliseconds. */
const patience = 20_000

/** Carries events between the hub's processes as signed HTTP requests; a peer that is down gets them when it is back. */
export class PeerTransport implements EventTransport {
  #own: EventReceiver | null = null

  constructor(
    private readonly peers: readonly Peer[],
    private readonly clock: Clock,
  ) {}

  join(receiver: EventReceiver): Promise<() => Promise<void>> {
    this.#own = receiver
    return Promise.resolve(() => {
      this.#own = null
      return Promise.resolve()
    })
  }

  /** What this process's own subgraph makes of others' events. */
  async receive(events: readonly HubEvent[]): Promise<readonly Undelivered[]> {
    return this.#own ? this.#own.receive(events) : events.map((event) => ({ event, error: new Error('stopping') }))
  }

  async publish(_from: string, events: readonly HubEvent[]): Promise<readonly Undelivered[]> {
    const left = await Promise.all([this.receive(events), ...this.peers.map((peer) => this.#hand(peer, events))])
    const byId = new Map(left.flat().map((undelivered) => [undelivered.event.id, undelivered]))
    return [...byId.values()]
  }

  async #hand(peer: Peer, events: readonly HubEvent[]): Promise<Undelivered[]> {
    try {
      const signal = AbortSignal.timeout(patience)
      const { left } = await ask<{ left: readonly string[] }>(
        peer,
        wire.events,
        { events },
        { clock: this.clock, signal },
      )
      const error = new Error(`${peer.name} could not handle it`)
      return events.filter((event) => left.includes(event.id)).map((event) => ({ event, error }))
    } catch (error) {
      return events.map((event) => ({ event, error }))
    }
  }
}
