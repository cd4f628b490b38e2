import type { ExecutionResult } from 'graphql'
import { randomUUID } from 'node:crypto'
import type { OperationContext } from '../execution/context'
import type { Generation } from '../generation/generation'
import { Course, type CourseOptions, type Events } from './course'
import { lastWord, outdated, type EndReason } from './last-word'
import type { LiveOperation } from './live-operation'
import type { Subscriber } from './subscriber'

export interface ChannelOptions extends CourseOptions {
  /** Its last subscriber has left, or its source has ended. */
  readonly onEnd: (channel: Channel) => void
}

/** Events that are answered at a time; those behind them wait at their source. */
const answeredAtOnce = 8

/** One source of events, answered once for all of its subscribers: the same operation with the same rights. */
export class Channel {
  readonly subscribers = new Set<Subscriber>()
  private readonly context: OperationContext
  private readonly gone = new AbortController()
  private course: Course | null = null
  private source: Events | null = null
  private opening: Promise<ExecutionResult | null> | null = null
  private ended = false

  constructor(
    readonly operation: LiveOperation,
    private readonly options: ChannelOptions,
  ) {
    const { viewer } = operation
    // An event says that something has changed: what is read for it must not have been read before.
    this.context = { viewer, requestId: randomUUID(), signal: this.gone.signal, fresh: true }
  }

  /** The generation that it runs on, once it is open. */
  get generation(): Generation {
    return this.course?.generation ?? this.operation.generation
  }

  /** Null when events will come; else the answer that says why not. The first call opens the source. */
  open(): Promise<ExecutionResult | null> {
    return (this.opening ??= this.begin(this.operation.generation))
  }

  leave(subscriber: Subscriber): void {
    this.subscribers.delete(subscriber)
    if (this.subscribers.size === 0) this.finish()
  }

  /**
   * Goes on with another generation; the operation is valid there. Answers what its subscribers are to be told when
   * that cannot be: until then they go on as before.
   */
  async moveTo(generation: Generation): Promise<ExecutionResult | null> {
    if ((await this.open()) !== null || this.ended || !this.course) return null
    let next: Course | ExecutionResult
    try {
      next = await Course.of(generation, this.operation, this.context, this.options)
    } catch (error) {
      return outdated(error instanceof Error ? error.message : '')
    }
    if (!(next instanceof Course)) return next
    if (next.continues(this.course)) {
      this.course = next
      return null
    }
    const before = this.source
    const answer = await this.follow(next)
    if (answer !== null) return lastWord('broken')
    await before?.return?.()
    return null
  }

  /** Tells all subscribers the last answer. */
  end(reason: EndReason, last: ExecutionResult): void {
    for (const subscriber of [...this.subscribers]) subscriber.end(reason, last)
  }

  private async begin(generation: Generation): Promise<ExecutionResult | null> {
    const course = await Course.of(generation, this.operation, this.context, this.options)
    const answer = course instanceof Course ? await this.follow(course) : course
    if (answer !== null) this.finish()
    return answer
  }

  private async follow(course: Course): Promise<ExecutionResult | null> {
    const events = await course.events(this.context)
    if (!(Symbol.asyncIterator in events)) return events
    this.course = course
    this.source = events
    // All have left while it was being opened.
    if (this.ended) await events.return?.()
    else void this.pump(events)
    return null
  }

  /** Answers events side by side, and tells the answers in the events' order. */
  private async pump(events: Events): Promise<void> {
    const underway: Promise<void>[] = []
    let told: Promise<void> = Promise.resolve()
    try {
      for await (const event of events) {
        if (this.source !== events || !this.course) return
        const answer = this.course.answer(event, this.context)
        const before = told
        told = before.then(async () => this.tell(await answer))
        if (underway.push(told) >= answeredAtOnce) await underway.shift()
      }
      await told
      if (this.source === events) for (const subscriber of [...this.subscribers]) subscriber.complete()
    } catch (error) {
      if (this.source !== events) return
      this.options.report(error, { requestId: this.context.requestId })
      await told
      this.end('broken', lastWord('broken'))
    }
  }

  private tell(answer: ExecutionResult): void {
    for (const subscriber of [...this.subscribers]) subscriber.offer(answer)
  }

  private finish(): void {
    if (this.ended) return
    this.ended = true
    this.options.onEnd(this)
    // A source that fails as it is let go has nobody left to tell.
    this.source?.return?.().catch(() => undefined)
    this.gone.abort()
  }
}
