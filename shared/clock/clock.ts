import { v7 } from 'uuid'

/** The time, handed in, so that tests can hold it. */
export interface Clock {
  now(): Date
}
export const systemClock: Clock = { now: () => new Date() }

/** New ids, handed in likewise. UUIDv7: they sort by time of making. */
export interface Ids {
  next(): string
}
export const systemIds: Ids = { next: () => v7() }
