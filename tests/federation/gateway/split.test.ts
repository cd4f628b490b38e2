import { parse, type ExecutionResult } from 'graphql'
import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate } from 'node:timers/promises'
import { deadline } from '../../../gateway/execution/deadline'
import { httpSubgraph } from '../../../gateway/execution/http-subgraph'
import { anonymous } from '../../../shared/auth'
import { systemClock } from '../../../shared/clock'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'
import { silentLog } from '../../../shared/logging'
import { serveSubgraph } from '../../../shared/process/serve'
import type { SignedServer } from '../../../shared/process/signed-server'
import { signature } from '../../../shared/process/signature'
import { callerHeader } from '../../../shared/process/wire'
import { fixtureHub, fixtureSubgraph } from './fixture'
import { stationFixtures } from './station.fixture'

const key = 'k'.repeat(32)
const { all, people } = stationFixtures()
const ticks = fixtureSubgraph('ticks', 'key', 'type Query { tick: Int } type Subscription { ticked: Int }', {
  Subscription: {
    ticked: {
      subscribe: async function* () {
        yield await Promise.resolve({ ticked: 1 })
        yield { ticked: 2 }
      },
    },
  },
})
let served: SignedServer
let servedTicks: SignedServer
const options = {
  host: '127.0.0.1',
  port: 0,
  key,
  clock: systemClock,
  log: silentLog,
  ready: () => Promise.resolve(null),
}

beforeAll(async () => {
  served = await serveSubgraph(people, options)
  servedTicks = await serveSubgraph(ticks, options)
})
afterAll(() => Promise.all([served.close(), servedTicks.close()]))

function post(body: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(new URL('/graphql', served.url), { method: 'POST', headers }, (response) => {
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

describe('a subgraph in a process of its own', () => {
  test('answers the gateway as one in the same process does', async () => {
    const remote = httpSubgraph({ name: 'people', url: served.url, key, clock: systemClock })
    const hub = fixtureHub([{ ...people, ...remote }, ...all.filter((one) => one !== people)])
    const viewer = { ...anonymous, id: 'w', role: 'STATION_WORKER' as const, name: '王' }
    const { data } = await hub.ask('query Q { need(id: "1") { title worker { name } area { name } } }', {}, viewer)
    expect(data).toEqual({ need: { title: 'Tap', worker: { name: 'Worker w' }, area: { name: 'Area a' } } })
    expect(people.requests.at(-1)).toMatchObject({ viewer, operationName: 'Q' })
    remote.close()
  })

  test('that is gone is an outage of its fields alone', async () => {
    const remote = httpSubgraph({ name: 'people', url: 'http://127.0.0.1:1', key, clock: systemClock })
    const hub = fixtureHub([{ ...people, ...remote }, ...all.filter((one) => one !== people)])
    const { data, errors } = await hub.ask('{ need(id: "1") { title worker { name } } }')
    expect(data).toEqual({ need: { title: 'Tap', worker: null } })
    expect(errors?.[0]).toMatchObject({
      path: ['need', 'worker', 'name'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
    })
    expect(JSON.stringify(errors)).not.toMatch(/127\.0|people|ECONN/)
  })

  test('streams the events of a subscription until they end', async () => {
    const remote = httpSubgraph({ name: 'ticks', url: servedTicks.url, key, clock: systemClock })
    const events = await remote.subscribe({
      document: parse('subscription { ticked }'),
      variables: {},
      viewer: anonymous,
      requestId: 'r',
      operationName: null,
      signal: new AbortController().signal,
    })
    const got: unknown[] = []
    if (Symbol.asyncIterator in events) for await (const event of events) got.push(event.data)
    expect(got).toEqual([{ ticked: 1 }, { ticked: 2 }])
    remote.close()
  })
})

describe('what the gateway waits for', () => {
  const question = {
    document: parse('{ slow }'),
    variables: {},
    viewer: anonymous,
    requestId: 'r',
    operationName: null,
  }

  test('a subgraph gives up when the gateway will have, though the connection stays', async () => {
    const asked: SubgraphRequest[] = []
    const slow = fixtureSubgraph('slow', 'key', 'type Query { slow: Int }', {})
    const execute = (request: SubgraphRequest) => {
      asked.push(request)
      return new Promise<ExecutionResult>((resolve) =>
        request.signal.addEventListener('abort', () => resolve({ data: { slow: null } })),
      )
    }
    const server = await serveSubgraph({ ...slow, execute }, options)
    const waiting = deadline(60_000)
    const remote = httpSubgraph({ name: 'slow', url: server.url, key, clock: systemClock })
    const answer = remote.execute({ ...question, signal: waiting.signal }).catch((error: Error) => error.name)
    while (asked.length === 0) await setImmediate()
    expect(asked[0]?.signal.aborted).toBe(false)
    waiting.abort()
    expect(await answer).toBe('DeadlinePassed')
    waiting.clear()
    const told = callerHeader({ viewer: anonymous, requestId: 'r', operationName: null, milliseconds: 1 })
    const body = JSON.stringify({ query: '{ slow }', variables: {} })
    const signed = signature(key, { method: 'POST', path: '/graphql', caller: told, body }, new Date())
    const headers = { 'x-hub-caller': told, 'x-hub-signature': signed }
    const response = await fetch(`${server.url}/graphql`, { method: 'POST', body, headers })
    expect(await response.json()).toEqual({ data: { slow: null } })
    remote.close()
    await server.close()
  })

  test('a stream that breaks off is an outage, not an end', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-ndjson' })
      response.write('{"data":{"ticked":1}}\n', () => setTimeout(() => response.destroy()))
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const remote = httpSubgraph({ name: 'ticks', url, key, clock: systemClock })
    const events = await remote.subscribe({ ...question, signal: new AbortController().signal })
    if (!(Symbol.asyncIterator in events)) throw new Error('it did not begin')
    expect((await events.next()).value).toEqual({ data: { ticked: 1 } })
    await expect(events.next()).rejects.toThrow()
    remote.close()
    server.close()
  })
})

describe('a subscription whose subgraph', () => {
  const question = {
    document: parse('subscription { ticked }'),
    variables: {},
    viewer: anonymous,
    requestId: 'r',
    operationName: null,
  }
  /** One event, then nothing until it is let go or made to fail. */
  function stalling() {
    let fail: (error: Error) => void = () => undefined
    let end: () => void = () => undefined
    const over = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]))
    let told = false
    const events: AsyncIterableIterator<ExecutionResult> = {
      async next() {
        if (told) await over
        else return { value: { data: { ticked: 1 } }, done: !(told = true) }
        return { value: undefined, done: true }
      },
      return() {
        end()
        return Promise.resolve({ value: undefined, done: true })
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
    return { subgraph: { ...ticks, subscribe: () => Promise.resolve(events) }, fail: (error: Error) => fail(error) }
  }

  test.each(['leaves', 'fails'])('%s breaks off, so that subscribers are told to come again', async (how) => {
    const { subgraph, fail } = stalling()
    const server = await serveSubgraph(subgraph, options)
    const remote = httpSubgraph({ name: 'ticks', url: server.url, key, clock: systemClock })
    const events = await remote.subscribe({ ...question, signal: new AbortController().signal })
    if (!(Symbol.asyncIterator in events)) throw new Error('it did not begin')
    expect((await events.next()).value).toEqual({ data: { ticked: 1 } })
    const next = expect(events.next()).rejects.toThrow()
    if (how === 'fails') fail(new Error('too far behind'))
    const closed = how === 'leaves' ? server.close() : undefined
    await next
    remote.close()
    await (closed ?? server.close())
  })
})

describe('what the gateway has not signed', () => {
  const body = JSON.stringify({ query: '{ __typename }', variables: {} })
  const caller = callerHeader({ viewer: anonymous, requestId: 'r', operationName: null })
  const headersOf = (signed: string, as = caller) => ({ 'x-hub-caller': as, 'x-hub-signature': signed })
  const signed = (now = new Date(), with_ = key) =>
    signature(with_, { method: 'POST', path: '/graphql', caller, body }, now)

  test('is refused: no signature, another key, another body, another viewer, an old one', async () => {
    const admin = callerHeader({ viewer: { ...anonymous, role: 'HUB_ADMIN' }, requestId: 'r', operationName: null })
    const attempts = [
      await post(body, { 'x-hub-caller': caller }),
      await post(body, headersOf(signed(new Date(), 'x'.repeat(32)))),
      await post(body.replace('typename', 'schema'), headersOf(signed())),
      await post(body, headersOf(signed(), admin)),
      await post(body, headersOf(signed(new Date(Date.now() - 120_000)))),
      await post('{ not JSON', headersOf('1.2.3')),
    ]
    expect(attempts.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 401])
  })

  test('is refused when it was signed, but has been sent before', async () => {
    const headers = headersOf(signed())
    expect((await post(body, headers)).status).toBe(200)
    expect((await post(body, headers)).status).toBe(401)
  })
})
