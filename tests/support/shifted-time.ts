import { readFileSync } from 'node:fs'

/** For how long what the file said is believed, in milliseconds of the real time. */
const believed = 20

/** Milliseconds that a file says the time of this process is ahead of the real one. */
function shiftOf(file: string): () => number {
  let shift = 0
  let read = Number.NEGATIVE_INFINITY
  return () => {
    const now = performance.now()
    if (now - read > believed) {
      shift = Number(readFileSync(file, 'utf8'))
      read = now
    }
    return shift
  }
}

/** From now on this process's time runs ahead of the real one by as much as the file says at the moment. */
export function shiftTime(file: string): void {
  const shift = shiftOf(file)
  const Real = Date
  class ShiftedDate extends Real {
    constructor(...given: [] | ConstructorParameters<DateConstructor>) {
      if (given.length === 0) super(Real.now() + shift())
      else super(...given)
    }

    static override now(): number {
      return Real.now() + shift()
    }

    // What was made before, or by Node itself, is a date as well.
    static override [Symbol.hasInstance](value: unknown): boolean {
      return value instanceof Real
    }
  }
  globalThis.Date = ShiftedDate as DateConstructor
}
