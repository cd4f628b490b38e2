import type { Transaction } from '../database'

/**
 * Something that happened, told to other subgraphs and to subscribers. Thin: ids, codes and figures, never text that
 * somebody wrote and never personal data. Who receives one reads the entity with its own rights at that moment.
 */
export interface HubEvent<Data extends object = Readonly<Record<string, unknown>>> {
  /** UUIDv7; consumers remember it and do nothing the second time. */
  readonly id: string
  /** `referral.accepted`: the noun and what happened to it. */
  readonly kind: string
  /** What it happened to; events of one aggregate arrive in order. */
  readonly aggregateId: string
  /** The aggregate's version after it, or 0 where it has none. */
  readonly version: number
  /** ISO 8601 */
  readonly at: string
  readonly data: Data
}

/** Where use cases put what happened; it is delivered if, and only if, the transaction commits. */
export interface Outbox {
  publish(tx: Transaction, event: NewEvent): Promise<void>
  /** Many at once, in this order, with one statement. */
  publishAll(tx: Transaction, events: readonly NewEvent[]): Promise<void>
}

/** An event as a use case words it; the frame adds its id and time. */
export type NewEvent = Pick<HubEvent, 'kind' | 'aggregateId' | 'version' | 'data'>

/** A subgraph's interest in events, its own or others'. `handle` runs in a transaction of the system viewer. */
export interface EventConsumer {
  /** Stable: deliveries are remembered under it. */
  readonly name: string
  readonly kinds: readonly string[]
  handle(tx: Transaction, event: HubEvent): Promise<void>
}

/** Events for live subscriptions: at most once, this process only, after the commit. */
export interface LiveFeed {
  /** Ends when the caller returns the iterator; who falls too far behind is told by FellBehind. */
  subscribe(kinds: readonly string[], wanted: (event: HubEvent) => boolean): AsyncIterableIterator<HubEvent>
}
