import WebSocket from 'ws'
import { openEdge, type Edge } from '../../federation/gateway/edge/edge.fixture'
import { openSocket, rawSocket } from '../../federation/gateway/edge/socket.fixture'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge(() => ({ initTimeoutMilliseconds: 60_000 }))
})
afterAll(() => edge.close())

const echo = { query: '{ echo(text: "a") }' }
const noticed = { query: 'subscription { noticed { text } }' }

/** Resolves when as many read the fixture's events. */
async function subscribers(count: number): Promise<void> {
  while (edge.notices.subscribers !== count) await new Promise((resolve) => setImmediate(resolve))
}

describe('the connection', () => {
  test('speaks graphql-transport-ws and nothing else', async () => {
    const socket = await rawSocket(edge, ['graphql-transport-ws', 'something-else'])
    expect(socket.raw.protocol).toBe('graphql-transport-ws')
    socket.close()
    const silent = new WebSocket(edge.socketUrl)
    expect(await new Promise((resolve) => silent.on('close', resolve))).toBe(4406)
    await expect(rawSocket(edge, 'graphql-ws')).rejects.toThrow()
  })

  test('is acknowledged after connection_init', async () => {
    const socket = await rawSocket(edge)
    socket.send({ type: 'connection_init' })
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    socket.close()
  })

  test('that says nothing is closed with 4408', async () => {
    const impatient = await openEdge(() => ({ initTimeoutMilliseconds: 1 }))
    expect(await (await rawSocket(impatient)).closed).toBe(4408)
    await impatient.close()
  })

  test('that begins twice is closed with 4429', async () => {
    const socket = await openSocket(edge)
    socket.send({ type: 'connection_init' })
    expect(await socket.closed).toBe(4429)
  })

  test('that subscribes before it is acknowledged is closed with 4401', async () => {
    const socket = await rawSocket(edge)
    socket.send({ id: '1', type: 'subscribe', payload: echo })
    expect(await socket.closed).toBe(4401)
  })

  test('with a bad token is closed with 4403', async () => {
    const socket = await rawSocket(edge)
    socket.send({ type: 'connection_init', payload: { authorization: 'Bearer nonsense' } })
    expect(await socket.closed).toBe(4403)
  })

  test.each([
    ['no JSON', 'not JSON'],
    ['JSON that is no object', '7'],
    ['a message of no known type', '{"type":"start"}'],
    ['a subscription without an id', '{"type":"subscribe","payload":{"query":"{ echo }"}}'],
    ['a subscription with an empty id', '{"type":"subscribe","id":"","payload":{"query":"{ echo }"}}'],
    ['a subscription without a query', '{"type":"subscribe","id":"1","payload":{}}'],
    ['variables that are no object', '{"type":"subscribe","id":"1","payload":{"query":"{ echo }","variables":"x"}}'],
    ['a complete without an id', '{"type":"complete"}'],
  ])('that sends %s is closed with 4400', async (_, message) => {
    const socket = await openSocket(edge)
    socket.send(message)
    expect(await socket.closed).toBe(4400)
  })

  test('that sends more than 64 kB at once is closed with 1009', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: '1', type: 'subscribe', payload: { ...echo, variables: { text: 'x'.repeat(64 * 1024) } } })
    expect(await socket.closed).toBe(1009)
  })

  test('at another path is not opened', async () => {
    const socket = new WebSocket(edge.socketUrl.replace('/graphql', '/elsewhere'), 'graphql-transport-ws')
    const error = await new Promise<Error>((resolve) => socket.on('error', resolve))
    expect(error.message).toContain('404')
  })
})

describe('ping and pong', () => {
  test('a ping is answered with its payload, also before the acknowledgement', async () => {
    const socket = await rawSocket(edge)
    socket.send({ type: 'ping' })
    expect(await socket.next()).toEqual({ type: 'pong' })
    socket.send({ type: 'ping', payload: { n: 1 } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { n: 1 } })
    socket.close()
  })

  test('a pong that nobody asked for is taken without a word', async () => {
    const socket = await openSocket(edge)
    socket.send({ type: 'pong' })
    expect(await socket.ask(echo)).toHaveLength(2)
    socket.close()
  })
})

describe('operations', () => {
  test('a query is answered once and completed', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: 'q', type: 'subscribe', payload: echo })
    expect(await socket.next()).toEqual({ id: 'q', type: 'next', payload: { data: { echo: 'a' } } })
    expect(await socket.next()).toEqual({ id: 'q', type: 'complete' })
    socket.close()
  })

  test('variables and the name of the operation are heeded', async () => {
    const socket = await openSocket(edge)
    const query = 'query A { echo } query B($text: String) { echo(text: $text) }'
    const [answer] = await socket.ask({ query, operationName: 'B', variables: { text: 'b' } })
    expect(answer?.payload).toEqual({ data: { echo: 'b' } })
    socket.close()
  })

  test.each([
    ['a syntax error', { query: '{ echo(' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ ecco }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a value that does not fit', { query: '{ echo(text: 1) }' }, 'VALIDATION_FAILED'],
    [
      'an operation beyond a limit',
      {
        query: `{ ${Array(31)
          .fill('echo')
          .map((f, n) => `a${n}: ${f}`)
          .join(' ')} }`,
      },
      'LIMIT_EXCEEDED',
    ],
  ])('%s is answered as an error of the operation, and the rest goes on', async (_, payload, code) => {
    const socket = await openSocket(edge)
    expect(await socket.ask(payload)).toMatchObject([{ type: 'error', payload: [{ extensions: { code } }] }])
    expect(await socket.ask(echo)).toHaveLength(2)
    socket.close()
  })

  test('an operation that the document does not have is an error of the operation', async () => {
    const socket = await openSocket(edge)
    expect(await socket.ask({ ...echo, operationName: 'Other' })).toMatchObject([{ type: 'error' }])
    expect(await socket.ask(echo)).toHaveLength(2)
    socket.close()
  })

  test('an id that is in use closes the socket with 4409', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: '1', type: 'subscribe', payload: noticed })
    socket.send({ id: '1', type: 'subscribe', payload: noticed })
    expect(await socket.closed).toBe(4409)
    await subscribers(0)
  })

  test('an id that has been completed may be used again', async () => {
    const socket = await openSocket(edge)
    for (let n = 0; n < 2; n++) {
      socket.send({ id: 'again', type: 'subscribe', payload: echo })
      expect((await socket.next()).type).toBe('next')
      expect((await socket.next()).type).toBe('complete')
    }
    socket.close()
  })

  test('any text is an id', async () => {
    const socket = await openSocket(edge)
    for (const id of ['__proto__', 'constructor', '汉字', ' ']) {
      socket.send({ id, type: 'subscribe', payload: echo })
      expect(await socket.next()).toEqual({ id, type: 'next', payload: { data: { echo: 'a' } } })
      expect(await socket.next()).toEqual({ id, type: 'complete' })
    }
    socket.close()
  })
})

describe('subscriptions', () => {
  test('events come until the client completes, and then no more', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: 's', type: 'subscribe', payload: noticed })
    await subscribers(1)
    edge.notices.emit('one')
    expect(await socket.next()).toEqual({ id: 's', type: 'next', payload: { data: { noticed: { text: 'one' } } } })
    socket.send({ id: 's', type: 'complete' })
    await subscribers(0)
    edge.notices.emit('two')
    expect(await socket.ask(echo)).toMatchObject([
      { type: 'next', payload: { data: { echo: 'a' } } },
      { type: 'complete' },
    ])
    socket.close()
  })

  test('a complete for what is not there is taken without a word', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: 'nothing', type: 'complete' })
    expect(await socket.ask(echo)).toHaveLength(2)
    socket.close()
  })

  test('a socket that goes takes its subscriptions along', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: 's', type: 'subscribe', payload: noticed })
    await subscribers(1)
    socket.raw.terminate()
    await subscribers(0)
  })

  test('100 are open at a time on one socket, and another is refused', async () => {
    const socket = await openSocket(edge)
    for (let n = 0; n < 100; n++) socket.send({ id: `${n}`, type: 'subscribe', payload: noticed })
    expect(await socket.ask(noticed)).toMatchObject([
      { type: 'error', payload: [{ extensions: { code: 'LIMIT_EXCEEDED', allowed: 100 } }] },
    ])
    socket.send({ id: '7', type: 'complete' })
    expect(await socket.ask(echo)).toHaveLength(2)
    socket.close()
    await subscribers(0)
  })

  test('a client that does not read is closed with 4429', async () => {
    const socket = await openSocket(edge)
    socket.send({ id: 's', type: 'subscribe', payload: noticed })
    await subscribers(1)
    socket.raw.pause()
    const text = 'x'.repeat(1_000_000)
    while (edge.notices.subscribers > 0) {
      edge.notices.emit(text)
      await new Promise((resolve) => setImmediate(resolve))
    }
    socket.raw.resume()
    expect(await socket.closed).toBe(4429)
  })
})
