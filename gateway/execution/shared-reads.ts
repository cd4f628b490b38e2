import type { DocumentNode, ExecutionResult } from 'graphql'
import type { SubgraphRequest } from '../../shared/graphql/subgraph'
import { copy } from './plan/copy'
import { deadline, remaining, unlessAborted } from './deadline'
import { rightsOf } from './rights'

/** One read on its way, and how many wait for it. */
interface Flight {
  readonly answer: Promise<ExecutionResult>
  readonly abandon: () => void
  joined: number
  waiting: number
}

type Flights = Map<string, Flight>

/**
 * Identical reads of one viewer that are in flight at the same time are sent once: fifty tabs that reload together
 * cost one. A read is joined only while nothing has been changed since it began; who has changed something says so.
 */
export class SharedReads {
  /** A plan's documents stand for their text: the same operation is the same object. */
  private flights = new WeakMap<DocumentNode, Flights>()

  /** Joins the same read, or sends it. `request.signal` ends this caller's waiting; the read itself when all have gone. */
  async read(
    request: SubgraphRequest,
    milliseconds: number,
    send: (signal: AbortSignal) => Promise<ExecutionResult>,
  ): Promise<ExecutionResult> {
    const flights: Flights = this.flights.get(request.document) ?? new Map<string, Flight>()
    this.flights.set(request.document, flights)
    const key = `${rightsOf(request.viewer)}${request.operationName ?? ''}${JSON.stringify(request.variables)}`
    const flight = flights.get(key) ?? began(flights, key, remaining(request.signal) ?? milliseconds, send)
    flight.joined += 1
    flight.waiting += 1
    try {
      const answer = await unlessAborted(request.signal, flight.answer)
      // The executor writes into what it is given.
      return flight.joined === 1 ? answer : { ...answer, ...(answer.data && { data: copy(answer.data) }) }
    } finally {
      flight.waiting -= 1
      if (flight.waiting === 0) flight.abandon()
    }
  }

  /** Something has been changed: reads that have begun before are no answer to those that come now. */
  outdate(): void {
    this.flights = new WeakMap()
  }
}

function began(
  flights: Flights,
  key: string,
  milliseconds: number,
  send: (signal: AbortSignal) => Promise<ExecutionResult>,
): Flight {
  const own = deadline(milliseconds)
  let over = false
  const land = () => {
    over = true
    own.clear()
    if (flights.get(key) === flight) flights.delete(key)
  }
  const flight: Flight = {
    answer: send(own.signal).finally(land),
    abandon: () => {
      if (over) return
      land()
      own.abort()
    },
    joined: 0,
    waiting: 0,
  }
  // Whoever waits hears of a failure; nobody may be waiting any more.
  flight.answer.catch(() => undefined)
  flights.set(key, flight)
  return flight
}
