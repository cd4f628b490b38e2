import { once } from 'node:events'
import type { Socket } from 'node:net'
import { WebSocket } from 'ws'

/** Messages on one socket, sent without waiting for an answer. */
export const flooded = 200

/** Opens a WebSocket and sends what is no message of the protocol, or no frame at all; answers the code it ends with. */
export async function malformed(url: string): Promise<string> {
  const socket = await connected(url)
  const closed = once(socket, 'close') as Promise<[number]>
  socket.on('error', () => undefined)
  if (Math.random() < 0.5) socket.send('{"type":')
  // A text frame with bits that nobody has given a meaning.
  else (socket as unknown as { _socket: Socket })._socket.write(Buffer.from([0xf1, 0x81, 1, 2, 3, 4, 5]))
  return String((await closed)[0])
}

/** Sends operations that are none, many at once; answers `error` when each was answered, else the code it ends with. */
export async function flood(url: string): Promise<string> {
  const socket = await connected(url)
  const begun = once(socket, 'message')
  socket.send('{"type":"connection_init"}')
  await begun
  const closed = (once(socket, 'close') as Promise<[number]>).then(([code]) => String(code))
  let left = flooded
  const answered = new Promise<string>((resolve) => {
    socket.on('message', (message: Buffer) => {
      if (message.toString().includes('"type":"error"')) left -= 1
      if (left === 0) resolve('error')
    })
  })
  for (let n = 0; n < flooded; n += 1)
    socket.send(JSON.stringify({ id: String(n), type: 'subscribe', payload: { query: '{'.repeat(900) } }))
  const outcome = await Promise.race([answered, closed])
  socket.terminate()
  return outcome
}

async function connected(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
  await once(socket, 'open')
  return socket
}
