import type { HubEvent } from './event'
import type { EventReceiver, EventTransport, Undelivered } from './transport'

/** Hands events to every subgraph that runs in this process. */
export class InProcessTransport implements EventTransport {
  readonly #receivers = new Map<string, EventReceiver>()

  join(receiver: EventReceiver): Promise<() => Promise<void>> {
    this.#receivers.set(receiver.name, receiver)
    return Promise.resolve(() => {
      this.#receivers.delete(receiver.name)
      return Promise.resolve()
    })
  }

  async publish(_from: string, events: readonly HubEvent[]): Promise<readonly Undelivered[]> {
    const left = await Promise.all([...this.#receivers.values()].map((receiver) => receiver.receive(events)))
    const byId = new Map(left.flat().map((undelivered) => [undelivered.event.id, undelivered]))
    return [...byId.values()]
  }
}
