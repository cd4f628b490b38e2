import { CloseCode, type Server } from 'graphql-ws'
import type { IncomingMessage } from 'node:http'
import type { RawData, WebSocket } from 'ws'
import { limits } from '../limits/admission'

/** What the hub knows of a connection beside the protocol's own state. */
export interface SocketExtra {
  readonly socket: WebSocket
  readonly request: IncomingMessage
}

/** Told of what is no client's doing. */
export type ReportSocket = (error: unknown) => void

const pingMilliseconds = 12_000

/**
 * Gives a WebSocket to the protocol. What the client does not read waits here, up to so many messages: one who is slower
 * than what it has subscribed to is closed, and the hub keeps nothing for it.
 */
export function adopt<Extra extends SocketExtra>(server: Server<Extra>, extra: Extra, report: ReportSocket): void {
  const { socket } = extra
  const stopPinging = keepAlive(socket)
  let waiting = 0
  let leave: ReturnType<typeof server.opened> | undefined
  /** What is on the connection ends at once: a client that does not read would keep it until the close times out. */
  const end = (code: number, reason: string) => {
    stopPinging()
    leave?.(code, reason).catch(report)
    leave = undefined
  }
  const close = (code: number, reason: string) => {
    socket.close(code, reason)
    end(code, reason)
  }
  leave = server.opened(
    {
      protocol: socket.protocol,
      close,
      send(data) {
        if (socket.readyState !== socket.OPEN) return
        let held = false
        socket.send(data, () => void (held && waiting--))
        // What the kernel has taken is on its way; it counts from when the kernel takes no more.
        held = socket.bufferedAmount > 0
        if (held && ++waiting > limits.queuedMessages)
          close(CloseCode.TooManyInitialisationRequests, `More than ${limits.queuedMessages} messages unread`)
      },
      onMessage: (take) =>
        void socket.on('message', (data: RawData) => {
          take(textOf(data)).catch((error: unknown) => {
            report(error)
            close(CloseCode.InternalServerError, 'Internal server error')
          })
        }),
    },
    extra,
  )
  // Broken frames and messages that are too long: `ws` closes with the code that the protocol has for it.
  socket.on('error', () => undefined)
  socket.once('close', (code, reason) => end(code, String(reason)))
}

/** A connection that is gone without a word is noticed by the missing answer. */
function keepAlive(socket: WebSocket): () => void {
  let answered = true
  socket.on('pong', () => (answered = true))
  const timer = setInterval(() => {
    if (!answered) return socket.terminate()
    answered = false
    socket.ping()
  }, pingMilliseconds)
  return () => clearInterval(timer)
}

function textOf(data: RawData): string {
  return Array.isArray(data) ? Buffer.concat(data).toString() : Buffer.from(data as Buffer).toString()
}
