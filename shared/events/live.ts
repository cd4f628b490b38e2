import { LRUCache } from 'lru-cache'
import type { HubEvent, LiveFeed } from './event'

/**
 * A subscriber who is this many events behind is let go rather than fill the memory. Events are thin, and one delivery
 * may bring hundreds of them before anybody can take the first.
 */
const longestQueue = 256

/** Events came faster than they were taken, and some have passed by: subscribe again, and read anew what is shown. */
export class FellBehind extends Error {
  constructor() {
    super(`more than ${longestQueue} events wait for a subscriber`)
    this.name = 'FellBehind'
  }
}

/** The process's live feed: events go to whoever is subscribed at that moment. */
export class ProcessLiveFeed implements LiveFeed {
  readonly #subscriptions = new Set<Subscription>()
  /** An event whose delivery failed somewhere else comes again; subscribers see it once. */
  readonly #recent = new LRUCache<string, true>({ max: 10_000 })

  /** For tests: how many are subscribed. */
  get size(): number {
    return this.#subscriptions.size
  }

  subscribe(kinds: readonly string[], wanted: (event: HubEvent) => boolean): AsyncIterableIterator<HubEvent> {
    const subscription = new Subscription(new Set(kinds), wanted, () => this.#subscriptions.delete(subscription))
    this.#subscriptions.add(subscription)
    return subscription
  }

  send(event: HubEvent): void {
    if (this.#recent.has(event.id)) return
    this.#recent.set(event.id, true)
    for (const subscription of this.#subscriptions) subscription.offer(event)
  }

  /** Ends every subscription: the process is stopping. */
  close(): void {
    for (const subscription of this.#subscriptions) subscription.finish()
  }
}

class Subscription implements AsyncIterableIterator<HubEvent> {
  readonly #queue: HubEvent[] = []
  readonly #waiting: ((result: IteratorResult<HubEvent>) => void)[] = []
  #ended = false
  #lost = false

  constructor(
    private readonly kinds: ReadonlySet<string>,
    private readonly wanted: (event: HubEvent) => boolean,
    private readonly onEnd: () => void,
  ) {}

  offer(event: HubEvent): void {
    if (this.#ended || !this.kinds.has(event.kind) || !this.wanted(event)) return
    const next = this.#waiting.shift()
    if (next) next({ value: event, done: false })
    else if (this.#queue.length < longestQueue) this.#queue.push(event)
    else {
      this.#lost = true
      this.finish()
    }
  }

  finish(): void {
    this.#ended = true
    this.onEnd()
    for (const next of this.#waiting.splice(0)) next({ value: undefined, done: true })
  }

  /** Rejects with FellBehind, once, in place of the first event that was lost. */
  next(): Promise<IteratorResult<HubEvent>> {
    const event = this.#queue.shift()
    if (event) return Promise.resolve({ value: event, done: false })
    if (this.#lost) {
      this.#lost = false
      return Promise.reject(new FellBehind())
    }
    if (this.#ended) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  return(): Promise<IteratorResult<HubEvent>> {
    this.#queue.length = 0
    this.#lost = false
    this.finish()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
