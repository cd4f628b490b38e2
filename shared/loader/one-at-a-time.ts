interface Round<Key, Value> {
  readonly keys: Set<Key>
  readonly values: Promise<ReadonlyMap<Key, Value>>
}

/** How long a round waits for the one before: one that hangs keeps nobody for longer. Milliseconds. */
const patience = 50

/**
 * Reads by keys, one round after another: what is asked for while one is under way is read in the next, all of it at once.
 * The busier it is, the more goes into one round.
 */
export class OneAtATime<Key, Value> {
  #next: Round<Key, Value> | null = null
  #last: Promise<unknown> = Promise.resolve()

  /** @param read answers a value for each key, in their order. */
  constructor(private readonly read: (keys: readonly Key[]) => Promise<readonly Value[]>) {}

  /** By a read that begins after this call. Rejects as the read does. */
  async load(keys: readonly Key[]): Promise<Value[]> {
    const round = (this.#next ??= this.#begin())
    for (const key of keys) round.keys.add(key)
    const values = await round.values
    return keys.map((key) => values.get(key) as Value)
  }

  #begin(): Round<Key, Value> {
    const keys = new Set<Key>()
    const values = atMost(patience, this.#last).then(async () => {
      // Whoever asks from here on is answered by the one after.
      this.#next = null
      const asked = [...keys]
      const found = await this.read(asked)
      return new Map(asked.map((key, place) => [key, found[place] as Value]))
    })
    this.#last = values.catch(() => undefined)
    return { keys, values }
  }
}

/** Resolves with the other, or when that takes too long. */
function atMost(milliseconds: number, other: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    void other.then(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
