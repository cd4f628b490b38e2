import type { ExecutionResult } from 'graphql'
import type { Viewer } from '../../shared/auth'
import type { Clock } from '../../shared/clock'
import { BoundedQueue } from './bounded-queue'
import { lastWord, longestQueue, type EndReason } from './last-word'

export interface SubscriberOptions {
  readonly viewer: Viewer
  readonly clock: Clock
  /** Nobody reads any more, for whatever reason; called once. */
  readonly onLeave: (subscriber: Subscriber) => void
  /** The hub has ended it. */
  readonly onEnd: (reason: EndReason) => void
}

const longestTimer = 2 ** 31 - 1

/** One reader of a subscription: a bounded queue, open until the reader leaves, its token ends or it falls behind. */
export class Subscriber {
  readonly answers: BoundedQueue<ExecutionResult>
  private readonly expiry: NodeJS.Timeout | undefined
  private left = false

  constructor(private readonly options: SubscriberOptions) {
    this.answers = new BoundedQueue(longestQueue, () => this.leave())
    const { viewer, clock } = options
    if (viewer.expiresAt === null) return
    const milliseconds = viewer.expiresAt * 1000 - clock.now().getTime()
    this.expiry = setTimeout(() => this.end('expired', lastWord('expired')), Math.min(milliseconds, longestTimer))
  }

  /** An answer for the reader; nothing goes out after the token's end. */
  offer(answer: ExecutionResult): void {
    const { viewer, clock } = this.options
    if (viewer.expiresAt !== null && viewer.expiresAt * 1000 <= clock.now().getTime())
      return this.end('expired', lastWord('expired'))
    if (this.answers.push(answer)) return
    this.answers.clear()
    this.end('slow', lastWord('slow'))
  }

  /** The source has ended: nothing more will come. */
  complete(): void {
    this.answers.end()
    this.leave()
  }

  end(reason: EndReason, last: ExecutionResult): void {
    if (this.left) return
    this.answers.end(last)
    this.leave()
    this.options.onEnd(reason)
  }

  private leave(): void {
    if (this.left) return
    this.left = true
    clearTimeout(this.expiry)
    this.options.onLeave(this)
  }
}
