import type { ExecutionResult } from 'graphql'
import type { Viewer } from '../../shared/auth'
import { deadline, remaining, unlessAborted, type Deadline } from './deadline'
import { rightsOf } from './rights'

/** A query as it is told apart from others: the same plan is the same operation of the same schema. */
export interface SharedQuery {
  readonly plan: object
  readonly variables: Readonly<Record<string, unknown>>
  readonly viewer: Viewer
  /** Of who asks: ends their waiting. */
  readonly signal: AbortSignal
}

/** One answer on its way, and how many wait for it. */
interface Flight {
  readonly answer: Promise<ExecutionResult>
  readonly own: Deadline
  waiting: number
}

type Flights = Map<string, Flight>

/** A query that comes from nobody with a deadline is given up after so long. Milliseconds. */
const longest = 60_000

/**
 * Identical queries of one viewer that are in flight at the same time are answered once: fifty tabs that reload together
 * cost one. A query is joined only while nothing has been changed since it began; who has changed something says so.
 */
export class SharedAnswers {
  private flights = new WeakMap<object, Flights>()

  /**
   * Joins the same query, or runs it under a signal of its own that is aborted when all who wait have gone. The answer is
   * everybody's: nobody may write into it. Rejects with DeadlinePassed for who goes while others still wait.
   */
  async of(query: SharedQuery, run: (signal: AbortSignal) => Promise<ExecutionResult>): Promise<ExecutionResult> {
    if (query.signal.aborted) return run(query.signal)
    const flights: Flights = this.flights.get(query.plan) ?? new Map<string, Flight>()
    this.flights.set(query.plan, flights)
    const key = rightsOf(query.viewer) + JSON.stringify(query.variables)
    const flight = flights.get(key) ?? began(flights, key, deadline(remaining(query.signal) ?? longest), run)
    flight.waiting += 1
    try {
      return await unlessAborted(query.signal, flight.answer)
    } catch (error) {
      const { signal } = flight.own
      // Whoever ends it, or whose time is over with its, still hears what it has come to by then.
      if (query.signal.aborted && (flight.waiting === 1 || remaining(signal) === 0)) {
        leave(flights, key, flight, query.signal.reason)
        return await flight.answer
      }
      throw error
    } finally {
      flight.waiting -= 1
    }
  }

  /** Something has been changed: what has begun before is no answer to those who ask now. */
  outdate(): void {
    this.flights = new WeakMap()
  }
}

function began(
  flights: Flights,
  key: string,
  own: Deadline,
  run: (signal: AbortSignal) => Promise<ExecutionResult>,
): Flight {
  const land = () => {
    own.clear()
    if (flights.get(key) === flight) flights.delete(key)
  }
  const flight: Flight = { answer: run(own.signal).finally(land), own, waiting: 0 }
  // Whoever waits hears of a failure; nobody may be waiting any more.
  flight.answer.catch(() => undefined)
  flights.set(key, flight)
  return flight
}

/** Nobody joins it any more, and it ends with what it has. */
function leave(flights: Flights, key: string, flight: Flight, reason: unknown): void {
  if (flights.get(key) === flight) flights.delete(key)
  flight.own.abort(reason)
}
