import type { Asker, MortalHub } from './mortal-hub'

/** What the hub said in the end: its data, or the code of its refusal. */
export interface Word {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data: any
  readonly code: string | null
  /** An attempt before had no answer, and may have done what was asked. */
  readonly askedBefore: boolean
}

/** Not a word about what was asked: the client cannot know whether it was done. */
const silence = new Set(['SUBGRAPH_TIMEOUT', 'SUBGRAPH_UNAVAILABLE'])

/** So many try again at a time: a hub that is behind is not helped by a thousand who ask once more. */
const again = 40
let trying = 0
const queue: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (trying >= again) await new Promise<void>((go) => queue.push(go))
  else trying += 1
  try {
    return await work()
  } finally {
    const next = queue.shift()
    if (next) next()
    else trying -= 1
  }
}

/** Somebody on a bad line, who asks until there is an answer, and sometimes once more. */
export class Client {
  private constructor(
    private readonly hub: MortalHub,
    private readonly token: string,
    private readonly roll: (sides: number) => number,
  ) {}

  static async open(hub: MortalHub, asker: Asker, roll: (sides: number) => number): Promise<Client> {
    return new Client(hub, await hub.tokenOf(asker), roll)
  }

  /** Asks until the hub has said yes or no. */
  async insist(query: string, variables: object): Promise<Word> {
    const first = await this.attempt(query, variables)
    if (first) return { ...first, askedBefore: false }
    return inTurn(async () => {
      for (;;) {
        const said = await this.attempt(query, variables)
        if (said) return { ...said, askedBefore: true }
      }
    })
  }

  /**
   * The same with an idempotency key among the variables: the client may ask twice at once, ask again what has been
   * answered, or hang up and ask again. Throws when it is told two different things.
   */
  async insistWithKey(query: string, variables: object): Promise<Word> {
    const habit = this.roll(6)
    if (habit === 0) void (await this.attempt(query, variables, AbortSignal.timeout(1 + this.roll(40))))
    const words = await Promise.all(Array.from({ length: habit === 1 ? 2 : 1 }, () => this.insist(query, variables)))
    if (habit === 2 && words[0]?.data) words.push(await this.insist(query, variables))
    const yes = words.filter(({ data }) => data)
    const ids = new Set(yes.map(({ data }) => Object.values(data as Record<string, { id: string }>)[0]?.id))
    if (ids.size > 1) throw new Error(`one key was answered with ${[...ids].join(' and ')}`)
    // Of two at once, the second may have been tried again after the first was refused.
    return yes[0] ?? (words[0] as Word)
  }

  private async attempt(
    query: string,
    variables: object,
    signal?: AbortSignal,
  ): Promise<Omit<Word, 'askedBefore'> | null> {
    const said = await this.hub.ask(this.token, query, variables, signal)
    if (!said) return null
    const [error] = said.errors ?? []
    if (!error) return { data: said.data, code: null }
    const code = String(error.extensions['code'])
    return silence.has(code) ? null : { data: null, code }
  }
}
