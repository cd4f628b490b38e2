/** Why work was given up: its own time was over, or its caller's. */
export class DeadlinePassed extends Error {
  constructor() {
    super('deadline passed')
    this.name = 'DeadlinePassed'
  }
}

/** Why work was given up whose caller had gone before its time was over. */
class CalledOff extends DeadlinePassed {}

export const wasCalledOff = ({ reason }: AbortSignal): boolean => reason instanceof CalledOff

/** A signal that is aborted when the time is over, and how to call it off. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Aborts now: the client has gone, where no other reason is given. */
  abort(reason?: unknown): void
  /** Everything is done: the timer is stopped. */
  clear(): void
}

/** When signals abort, so that what is left of the time can be told to other processes. */
const ends = new WeakMap<AbortSignal, number>()

export function deadline(milliseconds: number): Deadline {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DeadlinePassed()), milliseconds)
  const abort = (reason: unknown = new CalledOff()) => {
    clearTimeout(timer)
    controller.abort(reason)
  }
  ends.set(controller.signal, performance.now() + milliseconds)
  return { signal: controller.signal, abort, clear: () => clearTimeout(timer) }
}

/** Milliseconds until a deadline's signal aborts; null for a signal that has no deadline. */
export function remaining(signal: AbortSignal): number | null {
  const end = ends.get(signal)
  return end === undefined ? null : Math.max(0, end - performance.now())
}

/**
 * Runs work under a deadline of its own that ends no later than the caller's. Rejects with DeadlinePassed as soon as
 * either is over, whether or not the work listens to the signal that it is given.
 */
export async function within<T>(
  milliseconds: number,
  caller: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  if (caller.aborted) throw new DeadlinePassed()
  const own = deadline(Math.min(milliseconds, remaining(caller) ?? milliseconds))
  const abort = () => own.abort(caller.reason)
  caller.addEventListener('abort', abort, { once: true })
  try {
    return await unlessAborted(own.signal, work(own.signal))
  } finally {
    own.clear()
    caller.removeEventListener('abort', abort)
  }
}

/** What the work comes to; rejects with DeadlinePassed as soon as the signal is aborted. */
export async function unlessAborted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) throw new DeadlinePassed()
  let giveUp: () => void = () => undefined
  const over = new Promise<never>((_, reject) => {
    giveUp = () => reject(new DeadlinePassed())
    signal.addEventListener('abort', giveUp, { once: true })
  })
  try {
    return await Promise.race([work, over])
  } finally {
    signal.removeEventListener('abort', giveUp)
  }
}
