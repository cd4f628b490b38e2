import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Wanted {
  readonly area: string
  readonly category: string | null
}

export interface Places {
  readonly communities: readonly string[]
  readonly subdistricts: readonly string[]
  readonly district: string
}

/** What the nth volunteer waits for: most of them for tasks in their own community. */
export function wantedOf(n: number, { communities, subdistricts, district }: Places): Wanted {
  const wide = n % 100 === 99 ? district : subdistricts[n % subdistricts.length]
  const area = n % 10 === 9 ? wide : communities[n % communities.length]
  return { area: area ?? district, category: n % 2 === 0 ? null : n % 4 === 1 ? 'public' : 'life' }
}

const reaches = (wide: string, code: string) => code === wide || code.startsWith(`${wide}.`)

interface Message {
  readonly type: string
  readonly payload?: { readonly data?: { readonly taskPosted: { readonly title: string } } }
}

/** A client on a WebSocket, told of tasks. */
export class Listener {
  readonly #waiting = new Map<string, (at: number) => void>()

  private constructor(
    private readonly socket: WebSocket,
    private readonly wanted: Wanted,
  ) {
    socket.on('message', (text: Buffer) => {
      const { type, payload } = JSON.parse(text.toString()) as Message
      if (type === 'ping') socket.send('{"type":"pong"}')
      const title = payload?.data?.taskPosted.title
      if (title === undefined) return
      this.#waiting.get(title)?.(performance.now())
      this.#waiting.delete(title)
    })
  }

  /** Connects and subscribes, to more fields where they are given; the hub has taken it when this resolves. */
  static async open(url: string, authorization: string, wanted: Wanted, more = ''): Promise<Listener> {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
    await once(socket, 'open')
    const acknowledged = once(socket, 'message')
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization } }))
    await acknowledged
    const listener = new Listener(socket, wanted)
    const query = `subscription Posted($area: ID, $category: ID) { taskPosted(area: $area, categoryCode: $category) {
      id title startsAt endsAt seats seatsTaken location { latitude longitude } ${more} } }`
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables: wanted } }))
    const answered = new Promise<void>((resolve) => {
      socket.on('message', (text: Buffer) => text.includes('"pong"') && resolve())
    })
    socket.send('{"type":"ping"}')
    await answered
    return listener
  }

  wants(areaCode: string, categoryCode: string): boolean {
    const { area, category } = this.wanted
    return reaches(area, areaCode) && (category === null || reaches(category, categoryCode))
  }

  /** When the task of that title was told of. */
  hears(title: string): Promise<number> {
    return new Promise((resolve) => this.#waiting.set(title, resolve))
  }

  /** Waits for that task no more; answers whether it still did. */
  forget(title: string): boolean {
    return this.#waiting.delete(title)
  }

  /** Tasks that it still waits for. */
  get unheard(): number {
    return this.#waiting.size
  }

  close(): void {
    this.socket.terminate()
  }
}
