import { LRUCache } from 'lru-cache'

/** How fast a bucket fills, and how much it holds. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

interface Bucket {
  tokens: number
  /** When `tokens` was right, milliseconds. */
  at: number
}

/** Buckets kept at a time: who comes back after being forgotten finds a full one. */
const kept = 20_000

/** A token bucket for each of many keys, in bounded memory. */
export class Buckets {
  private readonly buckets = new LRUCache<string, Bucket>({ max: kept })

  constructor(private readonly rate: Rate) {}

  /** Takes tokens and answers 0, or takes none and answers in how many seconds there will be enough. */
  take(key: string, now: number, count = 1): number {
    const { perSecond, burst } = this.rate
    const known = this.buckets.get(key)
    const tokens = known ? Math.min(burst, known.tokens + (Math.max(0, now - known.at) / 1000) * perSecond) : burst
    if (tokens < count) return (count - tokens) / perSecond
    this.buckets.set(key, { tokens: tokens - count, at: now })
    return 0
  }
}
