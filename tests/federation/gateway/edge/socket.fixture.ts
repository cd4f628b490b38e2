import WebSocket from 'ws'
import type { Edge } from './edge.fixture'

export interface Message {
  readonly id?: string
  readonly type: string
  readonly payload?: unknown
}

/** A client of the protocol that does exactly what it is told. */
export interface TestSocket {
  send(message: object | string): void
  /** The next message; rejects when the socket closes instead. */
  next(): Promise<Message>
  /** Subscribes, and answers all messages up to the last of the operation. */
  ask(payload: object): Promise<Message[]>
  /** The code it is closed with. */
  readonly closed: Promise<number>
  readonly raw: WebSocket
  close(): void
}

/** Connects without a word. */
export async function rawSocket(edge: Edge, protocol: string | string[] = 'graphql-transport-ws', origin?: string) {
  const raw = new WebSocket(edge.socketUrl, protocol, origin === undefined ? {} : { origin })
  const messages: Message[] = []
  const waiting: { resolve: (message: Message) => void; reject: (error: Error) => void }[] = []
  let over = false
  raw.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Message
    const next = waiting.shift()
    if (next) next.resolve(message)
    else messages.push(message)
  })
  const closed = new Promise<number>((resolve) =>
    raw.on('close', (code) => {
      over = true
      for (const { reject } of waiting.splice(0)) reject(new Error(`closed with ${code}`))
      resolve(code)
    }),
  )
  await new Promise((resolve, reject) => {
    raw.once('open', resolve)
    raw.once('error', reject)
  })
  let operations = 0
  const socket: TestSocket = {
    raw,
    closed,
    send: (message) => raw.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next() {
      const message = messages.shift()
      if (message) return Promise.resolve(message)
      if (over) return Promise.reject(new Error('closed'))
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }))
    },
    async ask(payload) {
      socket.send({ id: `ask-${operations++}`, type: 'subscribe', payload })
      const answers = [await socket.next()]
      while (answers.at(-1)?.type === 'next') answers.push(await socket.next())
      return answers
    },
    close: () => raw.close(),
  }
  return socket
}

/** Connects, and is acknowledged. */
export async function openSocket(edge: Edge, payload: object = {}): Promise<TestSocket> {
  const socket = await rawSocket(edge)
  socket.send({ type: 'connection_init', payload })
  const acknowledged = await socket.next()
  if (acknowledged.type !== 'connection_ack') throw new Error(`answered ${acknowledged.type}`)
  return socket
}
