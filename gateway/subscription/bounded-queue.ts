/** What one reader has not taken yet. `next` waits for more; `return` ends it at once, also while a `next` waits. */
export class BoundedQueue<T> implements AsyncIterableIterator<T> {
  private readonly waiting: ((result: IteratorResult<T>) => void)[] = []
  private items: T[] = []
  private ended = false

  /** `onReturn`: the reader wants no more. */
  constructor(
    private readonly longest: number,
    private readonly onReturn: () => void,
  ) {}

  /** False: it is full, and the value has not been taken. */
  push(value: T): boolean {
    if (this.ended) return true
    const next = this.waiting.shift()
    if (next) next({ value, done: false })
    else if (this.items.length < this.longest) this.items.push(value)
    else return false
    return true
  }

  /** Ends it after what it has, and after a last word that is always taken. */
  end(last?: T): void {
    if (this.ended) return
    this.ended = true
    const next = last === undefined ? undefined : this.waiting.shift()
    if (last !== undefined && next) next({ value: last, done: false })
    else if (last !== undefined) this.items.push(last)
    for (const one of this.waiting.splice(0)) one({ value: undefined, done: true })
  }

  /** Forgets what it has. */
  clear(): void {
    this.items = []
  }

  next(): Promise<IteratorResult<T>> {
    const [value] = this.items
    if (this.items.length > 0) {
      this.items.shift()
      return Promise.resolve({ value: value as T, done: false })
    }
    if (this.ended) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => this.waiting.push(resolve))
  }

  return(): Promise<IteratorResult<T>> {
    this.clear()
    this.end()
    this.onReturn()
    return Promise.resolve({ value: undefined, done: true })
  }

  [Symbol.asyncIterator](): this {
    return this
  }
}
