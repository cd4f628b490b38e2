import type { HubEvent } from './event'

/** An event that not everybody who listens has yet, and why. */
export interface Undelivered {
  readonly event: HubEvent
  readonly error: unknown
}

/**
 * How events travel from one subgraph to those that listen. Events come in order; after one that could not be delivered
 * the transport holds back the later ones of the same aggregate, and nothing else.
 */
export interface EventTransport {
  /** Answers once the others have the events for good (they or a broker will not lose them); what is left over comes again. */
  publish(from: string, events: readonly HubEvent[]): Promise<readonly Undelivered[]>
  /** From now on the receiver is handed what the others publish. Answers how to leave. */
  join(receiver: EventReceiver): Promise<() => Promise<void>>
}

/** The receiving end: a subgraph's consumers and its live feed. */
export interface EventReceiver {
  readonly name: string
  receive(events: readonly HubEvent[]): Promise<readonly Undelivered[]>
}
