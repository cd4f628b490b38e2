/** A source of numbers that is the same in every run (mulberry32). */
export class Numbers {
  constructor(private state: number) {}

  /** 0 to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  one<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    return from[this.below(from.length)] as T
  }

  chance(share: number): boolean {
    return this.next() < share
  }
}
