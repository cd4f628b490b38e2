import { createClient } from 'graphql-sse'
import { get } from 'node:http'
import { setImmediate } from 'node:timers/promises'
import { limits } from '../../../gateway/edge/limits/admission'
import { codeOf, openEdge, type Edge, type EdgeAnswer } from './edge/edge.fixture'

let edge: Edge
beforeAll(async () => {
  edge = await openEdge((clock) => ({ clock }))
})
afterAll(() => edge.close())

const noticed = 'subscription { noticed { text } }'

/** The stream as graphql-sse's own client reads it. */
async function subscribe(query: string, token?: string, variables: Record<string, unknown> = {}) {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
  const client = createClient({ url: `${edge.url}/graphql/stream`, retryAttempts: 0, headers })
  return client.iterate({ query, variables })
}

function fetchStream(init: RequestInit & { search?: string } = {}): Promise<Response> {
  const { search = '', headers, ...rest } = init
  return fetch(`${edge.url}/graphql/stream${search}`, {
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', ...headers },
    ...rest,
  })
}

async function subscribed(count: number): Promise<void> {
  while (edge.notices.subscribers !== count) await setImmediate()
}

describe('an event stream', () => {
  test('brings the events of a subscription until the reader has had enough', async () => {
    const events = await subscribe(noticed)
    const first = events.next()
    await subscribed(1)
    edge.notices.emit('one')
    expect((await first).value).toEqual({ data: { noticed: { text: 'one' } } })
    edge.notices.emit('two')
    expect((await events.next()).value).toEqual({ data: { noticed: { text: 'two' } } })
    await events.return?.()
    await subscribed(0)
  })

  test('answers a query, and ends', async () => {
    const answers: unknown[] = []
    for await (const answer of await subscribe('query ($id: ID!) { shop(id: $id) { name } }', undefined, { id: '1' }))
      answers.push(answer)
    expect(answers).toEqual([{ data: { shop: { name: 'Shop' } } }])
  })

  test.each([
    ['a syntax error', '{ shop', 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', '{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['an operation beyond a limit', `{ ${'shop(id: "1") { name } '.repeat(21)} }`, 'LIMIT_EXCEEDED'],
  ])('tells %s as an answer', async (_, query, code) => {
    const { value } = await (await subscribe(query)).next()
    expect(codeOf(value as EdgeAnswer)).toBe(code)
  })

  test('carries the rights of the bearer, and none without', async () => {
    await (await subscribe('{ shop(id: "1") { name } }', await edge.token({ sub: 'w-7' }))).next()
    expect(edge.asked().at(-1)).toMatchObject({ id: 'w-7', role: 'STATION_WORKER' })
    const refused = await fetchStream({ headers: { accept: 'text/event-stream', authorization: 'Bearer nonsense' } })
    expect(refused.status).toBe(401)
  })

  test('ends with its token, and says so', async () => {
    const events = await subscribe(noticed, await edge.token({ ttlSeconds: 60 }))
    const first = events.next()
    await subscribed(1)
    edge.clock.pass({ seconds: 61 })
    edge.notices.emit('too late')
    expect(codeOf((await first).value as EdgeAnswer)).toBe('UNAUTHENTICATED')
    expect((await events.next()).done).toBe(true)
    await subscribed(0)
  })
})

describe('a request for an event stream', () => {
  test('may be a GET, as the browsers’ EventSource sends it', async () => {
    const search = `?query=${encodeURIComponent('query ($id: ID!) { shop(id: $id) { name } }')}&variables={"id":"1"}`
    expect(await (await fetchStream({ search })).text()).toBe(
      ':\n\nevent: next\ndata: {"data":{"shop":{"name":"Shop"}}}\n\nevent: complete\ndata:\n\n',
    )
  })

  test('that changes something may not', async () => {
    const search = `?query=${encodeURIComponent('mutation { close(id: "1") }')}`
    const response = await fetchStream({ search })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  })

  test.each([
    ['does not take event streams', { headers: { accept: 'application/json' } }, 406],
    ['has no operation', {}, 400],
    ['has variables that are no JSON', { search: '?query={shop}&variables={' }, 400],
    [
      'is a form of another site',
      {
        method: 'POST',
        headers: { accept: 'text/event-stream', 'content-type': 'text/plain' },
        body: '{"query":"{ echo }"}',
      },
      400,
    ],
    [
      'comes from a page of another origin',
      { headers: { accept: 'text/event-stream', origin: 'https://evil.test' } },
      403,
    ],
  ])('is refused when it %s', async (_, init, status) => {
    expect((await fetchStream(init)).status).toBe(status)
  })

  test(`is refused when its viewer has ${limits.subscriptions} open`, async () => {
    const token = await edge.token({ sub: 'many' })
    const headers = { accept: 'text/event-stream', authorization: `Bearer ${token}` }
    const search = `?query=${encodeURIComponent(noticed)}`
    const gone = new AbortController()
    const open = await Promise.all(
      Array.from({ length: limits.subscriptions }, () => fetchStream({ search, headers, signal: gone.signal })),
    )
    expect(open.every(({ status }) => status === 200)).toBe(true)
    const refused = await fetchStream({ search, headers })
    expect(codeOf((await refused.json()) as EdgeAnswer)).toBe('LIMIT_EXCEEDED')
    gone.abort()
    await subscribed(0)
    expect((await fetchStream({ search: '?query={shop(id:"1"){name}}', headers })).status).toBe(200)
  })
})

test('a reader who does not read holds no more than what may wait, and is let go', async () => {
  const url = `${edge.url}/graphql/stream?query=${encodeURIComponent(noticed)}`
  const response = await new Promise<import('node:http').IncomingMessage>((resolve) =>
    get(url, { headers: { accept: 'text/event-stream' } }, resolve),
  )
  response.pause()
  await subscribed(1)
  // More than the sockets of both sides hold.
  const text = 'x'.repeat(1024 * 1024)
  for (let sent = 0; edge.notices.subscribers > 0 && sent < 200; sent++) {
    edge.notices.emit(text)
    await setImmediate()
    await setImmediate()
  }
  expect(edge.notices.subscribers).toBe(0)
  response.destroy()
})
