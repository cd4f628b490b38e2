import { AckPolicy, jetstream, jetstreamManager, type ConsumerMessages, type JsMsg } from '@nats-io/jetstream'
import { setTimeout as wait } from 'node:timers/promises'
import { connect, headers, nanos, type MsgHdrs, type NatsConnection } from '@nats-io/transport-node'
import type { Logger } from 'pino'
import { traceparent, tracedFrom } from '../telemetry/tracing'
import type { HubEvent } from './event'
import { HeldBack } from './held-back'
import type { EventReceiver, EventTransport, Undelivered } from './transport'

export interface JetStreamOptions {
  /** `nats://127.0.0.1:4222` */
  readonly url: string
  /** Of the hub; several hubs may share a server. */
  readonly stream: string
  readonly log: Logger
}

const day = 24 * 60 * 60 * 1000
/** Milliseconds until what failed is tried again: an event that could not be handled, a server that is not there. */
const again = 1_000
const batchSize = 100
/** Longest wait for the server as the process ends. Milliseconds. */
const patience = 3_000

/**
 * Carries events between processes by NATS JetStream: the server keeps what somebody has not handled yet. It need not be
 * there: what is published meanwhile stays where it is, and comes again.
 */
export class JetStreamTransport implements EventTransport {
  readonly #leaving = new AbortController()
  #connection: NatsConnection | null = null

  private constructor(private readonly options: JetStreamOptions) {}

  /** Connects in the background, as long as it takes; a connection that is lost comes back by itself. */
  static open(options: JetStreamOptions): JetStreamTransport {
    const transport = new JetStreamTransport(options)
    void transport.#connect()
    return transport
  }

  async publish(from: string, events: readonly HubEvent[]): Promise<readonly Undelivered[]> {
    const aggregates = new Map<string, HubEvent[]>()
    for (const event of events) aggregates.set(event.aggregateId, [...(aggregates.get(event.aggregateId) ?? []), event])
    const left = await Promise.all([...aggregates.values()].map((own) => this.#publishInOrder(from, own)))
    return left.flat()
  }

  /** Hands over what is not acknowledged yet, also what was published while this receiver was away. */
  join(receiver: EventReceiver): Promise<() => Promise<void>> {
    const leaving = new AbortController()
    const following = this.#follow(receiver, leaving.signal)
    return Promise.resolve(async () => {
      leaving.abort()
      await following
    })
  }

  /** To be called when everybody has left. */
  async close(): Promise<void> {
    this.#leaving.abort()
    const connection = this.#connection
    if (!connection) return
    // Acknowledgements that are on their way go out; a server that does not take them will hand over again.
    const late = new AbortController()
    await Promise.race([connection.drain(), wait(patience, undefined, late)]).catch(() => undefined)
    late.abort()
    await connection.close()
  }

  async #connect(): Promise<void> {
    const { url: servers, stream: name, log } = this.options
    while (!this.#leaving.signal.aborted) {
      try {
        const connection = await connect({
          servers,
          name,
          timeout: 5_000,
          maxReconnectAttempts: -1,
          reconnectTimeWait: 500,
          // A server that has gone without a word is noticed by the third answer that it owes.
          pingInterval: 10_000,
        })
        this.#connection = connection
        if (this.#leaving.signal.aborted) await connection.close()
        return
      } catch (error) {
        log.warn({ err: error }, 'NATS does not answer; events wait')
        await wait(again, undefined, { signal: this.#leaving.signal }).catch(() => undefined)
      }
    }
  }

  /** Consumes until told to leave; begins anew when the server, its stream or the consumer has gone. */
  async #follow(receiver: EventReceiver, leaving: AbortSignal): Promise<void> {
    while (!leaving.aborted) {
      try {
        if (this.#connection) await this.#consume(this.#connection, receiver, leaving)
      } catch (error) {
        if (!leaving.aborted) this.options.log.warn({ err: error }, 'events cannot be taken just now')
      }
      await wait(this.#connection ? again : 50, undefined, { signal: leaving }).catch(() => undefined)
    }
  }

  async #consume(connection: NatsConnection, receiver: EventReceiver, leaving: AbortSignal): Promise<void> {
    const { stream } = this.options
    const manager = await jetstreamManager(connection)
    await manager.streams.add({
      name: stream,
      subjects: [`${stream}.>`],
      max_age: nanos(30 * day),
      duplicate_window: nanos(10 * 60 * 1000),
    })
    const durable = { durable_name: receiver.name, ack_policy: AckPolicy.Explicit, max_ack_pending: 1_000 }
    await manager.consumers.add(stream, durable)
    const consumer = await jetstream(connection).consumers.get(stream, receiver.name)
    const messages = await consumer.consume({ max_messages: batchSize, abort_on_missing_resource: true })
    const stop = () => void messages.close()
    leaving.addEventListener('abort', stop, { once: true })
    if (leaving.aborted) stop()
    try {
      await this.#handOver(messages, receiver)
    } finally {
      leaving.removeEventListener('abort', stop)
    }
  }

  /** One after another, and after a failure no more: the later ones must not overtake it. */
  async #publishInOrder(from: string, events: readonly HubEvent[]): Promise<Undelivered[]> {
    for (const [index, event] of events.entries()) {
      try {
        if (!this.#connection) throw new Error('NATS is not connected')
        await jetstream(this.#connection).publish(
          `${this.options.stream}.${from}.${event.kind}`,
          JSON.stringify(event),
          {
            msgID: event.id,
            ...tracing(),
          },
        )
      } catch (error) {
        return events.slice(index).map((undelivered) => ({ event: undelivered, error }))
      }
    }
    return []
  }

  async #handOver(messages: ConsumerMessages, receiver: EventReceiver): Promise<void> {
    const held = new HeldBack()
    for await (const message of messages) {
      const event = message.json<HubEvent>()
      if (held.waits(event.aggregateId, message.seq)) {
        message.nak(again)
        continue
      }
      await this.#handOne(message, event, receiver, held)
    }
  }

  async #handOne(message: JsMsg, event: HubEvent, receiver: EventReceiver, held: HeldBack): Promise<void> {
    const receive = () => receiver.receive([event]).catch((error: unknown) => [{ event, error }])
    const parent = message.headers?.get('traceparent')
    const left = await (parent ? tracedFrom(parent, `receive ${event.kind}`, { kind: 'consumer' }, receive) : receive())
    const [failure] = left
    if (!failure) {
      held.release(event.aggregateId, message.seq)
      message.ack()
      return
    }
    const { kind, id } = event
    this.options.log.warn({ err: failure.error, receiver: receiver.name, kind, id }, 'an event waits to be handled')
    held.hold(event.aggregateId, message.seq)
    message.nak(again)
  }
}

/** The trace that a message belongs to, for its headers. */
function tracing(): { headers?: MsgHdrs } {
  const parent = traceparent()
  if (parent === null) return {}
  const made = headers()
  made.set('traceparent', parent)
  return { headers: made }
}
