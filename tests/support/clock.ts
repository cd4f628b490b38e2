import type { Clock } from '../../shared/clock'

/** A clock that stands until it is moved. */
export class TestClock implements Clock {
  #now: Date

  constructor(now: Date | string = '2026-11-18T02:00:00Z') {
    this.#now = new Date(now)
  }

  now(): Date {
    return new Date(this.#now)
  }

  set(now: Date | string): void {
    this.#now = new Date(now)
  }

  /** Moves it on. */
  pass(amount: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    const { days = 0, hours = 0, minutes = 0, seconds = 0 } = amount
    this.#now = new Date(this.#now.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)
  }
}
