import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * What lies between two parts of the hub: nothing special, nobody there (`down`), a connection that breaks off as soon as
 * something is said on it (`reset`), one on which nothing arrives (`hang`) or no answer does (`mute`), one on which
 * everything takes its time (`slow`).
 */
export type Mode = 'pass' | 'down' | 'reset' | 'hang' | 'mute' | 'slow'

export interface Proxy {
  /** Where to connect instead. */
  readonly port: number
  readonly mode: Mode
  /** From now on, also for the connections that are open. Those that hung do not come back to life. */
  set(mode: Mode): void
  close(): Promise<void>
}

/** How long each piece of data takes when it is slow. Milliseconds. */
const delay = 30

/** Stands between a client and a server over TCP. */
export async function openProxy(target: { readonly host: string; readonly port: number }): Promise<Proxy> {
  let mode: Mode = 'pass'
  const open = new Set<Socket>()
  const hung = new Set<Socket>()
  const server = createServer((client) => {
    if (mode === 'down') return void client.resetAndDestroy()
    const upstream = connect(target)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(from)
      /** Pieces that are on their way; what comes after them, at whatever speed, does not overtake them. */
      let underWay = 0
      from.on('error', () => undefined)
      from.on('close', () => {
        open.delete(from)
        hung.delete(from)
        to.destroy()
      })
      from.on('data', (data: Buffer) => {
        if (mode === 'reset') return void (client.resetAndDestroy(), upstream.destroy())
        if (mode === 'hang' || (mode === 'mute' && from === upstream) || hung.has(from)) return void hung.add(from)
        const arrive = () => void (to.writable && to.write(data))
        if (mode !== 'slow' && underWay === 0) return arrive()
        underWay++
        setTimeout(() => (underWay--, arrive()), delay)
      })
    }
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    get mode() {
      return mode
    },
    set(next) {
      mode = next
      if (next === 'down') for (const socket of open) socket.resetAndDestroy()
    },
    async close() {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
