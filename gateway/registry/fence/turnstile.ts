import { bulkhead, circuitBreaker, CircuitState, ConsecutiveBreaker, handleType } from 'cockatiel'
import { deadline, DeadlinePassed, remaining, unlessAborted } from '../../execution/deadline'
import { HealthRecord, type Health } from '../health/health'
import { ServiceFault } from './service-fault'

/** For one request, with its waiting for a place, unless it is told otherwise. Milliseconds. */
export const patience = 1_000
/** Requests at a time; twice as many wait for a place. */
export const atOnce = 16
/** Faults in a row after which the service is left alone, and for how long. */
const faultsInARow = 5
export const restMilliseconds = 5_000

const tooLate = 'It did not answer in time.'

/** The service is left alone just now, or has enough to do. */
export class NotAsked extends Error {}

/** Lets requests to one service through: so many at once, each for so long, and none for a while after faults in a row. */
export class Turnstile {
  private readonly breaker = circuitBreaker(handleType(ServiceFault), {
    halfOpenAfter: restMilliseconds,
    breaker: new ConsecutiveBreaker(faultsInARow),
  })
  private readonly places = bulkhead(atOnce, 2 * atOnce)
  private readonly record: HealthRecord

  constructor(
    now: () => number,
    private readonly milliseconds = patience,
  ) {
    this.record = new HealthRecord(now)
  }

  get health(): Health {
    return this.record.read(this.breaker.state !== CircuitState.Closed)
  }

  /** Throws ServiceFault, NotAsked, and DeadlinePassed when the caller has gone. */
  async pass<T>(caller: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const whole = deadline(Math.min(this.milliseconds, remaining(caller) ?? this.milliseconds))
    const gone = () => whole.abort()
    caller.addEventListener('abort', gone, { once: true })
    if (caller.aborted) whole.abort()
    let begun = false
    const ask = () => {
      begun = true
      return this.counted(whole.signal, caller, work)
    }
    try {
      const asked = this.breaker.execute(() => this.places.execute(ask))
      return await unlessAborted(whole.signal, asked)
    } catch (error) {
      if (error instanceof ServiceFault || (error instanceof DeadlinePassed && caller.aborted)) throw error
      if (begun) throw new ServiceFault(tooLate)
      throw new NotAsked('It was not asked: it is left alone just now, or has enough to do.', { cause: error })
    } finally {
      whole.clear()
      caller.removeEventListener('abort', gone)
    }
  }

  private async counted<T>(
    signal: AbortSignal,
    caller: AbortSignal,
    work: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    // Its time has passed while it was waiting for a place.
    if (signal.aborted) throw new DeadlinePassed()
    const began = performance.now()
    try {
      const result = await unlessAborted(signal, work(signal))
      this.record.add(performance.now() - began, false)
      return result
    } catch (error) {
      // Who goes away before the answer says nothing about the service.
      if (caller.aborted) throw error
      this.record.add(performance.now() - began, true)
      throw error instanceof DeadlinePassed ? new ServiceFault(tooLate) : error
    }
  }
}
