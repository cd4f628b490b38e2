/**
 * Aggregates whose next event could not be handled: the later ones wait until it has been, so that events of one
 * aggregate are handled in order.
 */
export class HeldBack {
  /** The first sequence number that each aggregate waits for. */
  readonly #first = new Map<string, number>()

  waits(aggregateId: string, sequence: number): boolean {
    const first = this.#first.get(aggregateId)
    return first !== undefined && sequence > first
  }

  hold(aggregateId: string, sequence: number): void {
    this.#first.set(aggregateId, Math.min(sequence, this.#first.get(aggregateId) ?? sequence))
  }

  /** The event with this number has been handled. */
  release(aggregateId: string, sequence: number): void {
    if (this.#first.get(aggregateId) === sequence) this.#first.delete(aggregateId)
  }
}
