import { specifiedRules, validate, type ExecutionResult } from 'graphql'
import type { Clock } from '../../shared/clock'
import type { Generation } from '../generation/generation'
import type { GenerationHolder } from '../generation/holder'
import { Channel } from './channel'
import type { CourseOptions, Events } from './course'
import { lastWord, outdated, type EndReason } from './last-word'
import { sharingKey, type LiveOperation } from './live-operation'
import { Subscriber } from './subscriber'

export interface LiveOptions extends CourseOptions {
  readonly generations: GenerationHolder
  readonly clock: Clock
}

/** A subscription that a new schema ends. */
interface Ending {
  readonly channel: Channel
  readonly last: ExecutionResult
}

/** Clients that are told to subscribe again do so at once: they are told one after another, over so long. */
const staggering = { each: 5, longest: 5_000 } as const

/** All subscriptions of this process, whichever way they came in. */
export class LiveSubscriptions {
  /** Those that more may join. */
  private readonly open = new Map<string, Channel>()
  private readonly channels = new Set<Channel>()
  private readonly staggered = new Set<NodeJS.Timeout>()
  private readonly stopFollowing: () => void
  private moving: Promise<void> = Promise.resolve()

  constructor(private readonly options: LiveOptions) {
    this.stopFollowing = options.generations.onSwap(() => void this.follow())
  }

  /** How many read, and how many sources they are answered from. */
  get size(): { readonly subscribers: number; readonly sources: number } {
    const subscribers = [...this.channels].reduce((sum, channel) => sum + channel.subscribers.size, 0)
    return { subscribers, sources: this.channels.size }
  }

  /**
   * Subscribes. Answers errors in place of events when it cannot begin. `onEnd` is told when it is the hub that ends
   * it; the reader has got the last answer then, unless it is too slow to read it.
   */
  async subscribe(
    operation: LiveOperation,
    onEnd: (reason: EndReason) => void = () => undefined,
  ): Promise<Events | ExecutionResult> {
    const channel = this.channelOf(operation)
    const { viewer } = operation
    const onLeave = (subscriber: Subscriber) => channel.leave(subscriber)
    const subscriber = new Subscriber({ viewer, clock: this.options.clock, onLeave, onEnd })
    channel.subscribers.add(subscriber)
    try {
      const refusal = await channel.open()
      if (refusal === null) {
        if (channel.generation !== this.options.generations.current) void this.follow()
        return subscriber.answers
      }
      subscriber.complete()
      return refusal
    } catch (error) {
      subscriber.complete()
      throw error
    }
  }

  /** Ends all: the process is stopping. */
  close(): void {
    this.stopFollowing()
    for (const timer of this.staggered) clearTimeout(timer)
    for (const channel of [...this.channels]) channel.end('leaving', lastWord('leaving'))
  }

  private channelOf(operation: LiveOperation): Channel {
    const key = sharingKey(operation)
    const known = this.open.get(key)
    if (known?.generation === operation.generation) return known
    const onEnd = (ended: Channel) => {
      this.channels.delete(ended)
      if (this.open.get(key) === ended) this.open.delete(key)
    }
    const channel = new Channel(operation, { ...this.options, onEnd })
    this.open.set(key, channel)
    this.channels.add(channel)
    return channel
  }

  /** Moves all to the generation that is served now, those that fit it; one swap after another. */
  private follow(): Promise<void> {
    this.moving = this.moving.then(async () => {
      const generation = this.options.generations.current
      const behind = [...this.channels].filter((channel) => channel.generation !== generation)
      const endings = await Promise.all(behind.map((channel) => this.moved(channel, generation)))
      this.endStaggered(endings.filter((ending) => ending !== null))
    })
    return this.moving
  }

  private async moved(channel: Channel, generation: Generation): Promise<Ending | null> {
    const [problem] = validate(generation.schema, channel.operation.document, specifiedRules, { maxErrors: 1 })
    const last = problem ? outdated(problem.message) : await channel.moveTo(generation)
    return last && { channel, last }
  }

  private endStaggered(endings: readonly Ending[]): void {
    const readers = endings.flatMap(({ channel, last }) =>
      [...channel.subscribers].map((subscriber) => ({ subscriber, last })),
    )
    const each = Math.min(staggering.each, staggering.longest / readers.length)
    readers.forEach(({ subscriber, last }, index) => {
      const timer = setTimeout(() => {
        this.staggered.delete(timer)
        subscriber.end('outdated', last)
      }, index * each)
      this.staggered.add(timer)
    })
  }
}
