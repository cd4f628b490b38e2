/** How a subgraph has been doing over the last 5 minutes. */
export interface Health {
  readonly requests: number
  readonly failures: number
  /** Null without a request. */
  readonly p50Milliseconds: number | null
  readonly p99Milliseconds: number | null
  readonly circuitOpen: boolean
}

const slotMilliseconds = 10_000
const slots = 30
/** Latencies kept of one slot: enough for a 99th percentile of five minutes. */
const keptOfSlot = 500

interface Slot {
  /** Which slot of time it is, since the epoch. */
  readonly number: number
  requests: number
  failures: number
  readonly milliseconds: number[]
}

/** Counts requests in slots of ten seconds, and forgets those of more than five minutes ago. */
export class HealthRecord {
  private readonly recent: Slot[] = []

  constructor(private readonly now: () => number) {}

  add(milliseconds: number, failed: boolean): void {
    const number = this.slotNow()
    let slot = this.recent.at(-1)
    if (slot?.number !== number) {
      slot = { number, requests: 0, failures: 0, milliseconds: [] }
      this.recent.push(slot)
      while ((this.recent[0]?.number ?? number) <= number - slots) this.recent.shift()
    }
    slot.requests += 1
    if (failed) slot.failures += 1
    // Beyond the first few hundred each takes the place of a random one, so that all are alike.
    const place = slot.requests <= keptOfSlot ? slot.requests - 1 : Math.floor(Math.random() * slot.requests)
    if (place < keptOfSlot) slot.milliseconds[place] = milliseconds
  }

  read(circuitOpen: boolean): Health {
    const since = this.slotNow() - slots
    const counted = this.recent.filter(({ number }) => number > since)
    const sorted = counted.flatMap(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
    return {
      requests: counted.reduce((sum, { requests }) => sum + requests, 0),
      failures: counted.reduce((sum, { failures }) => sum + failures, 0),
      p50Milliseconds: percentile(sorted, 0.5),
      p99Milliseconds: percentile(sorted, 0.99),
      circuitOpen,
    }
  }

  private slotNow(): number {
    return Math.floor(this.now() / slotMilliseconds)
  }
}

/** The nearest rank. */
function percentile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
}
