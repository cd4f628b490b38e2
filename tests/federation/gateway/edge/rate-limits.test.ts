import WebSocket from 'ws'
import { RateLimits } from '../../../../gateway/edge/rate/rate-limits'
import { TrustedProxies } from '../../../../gateway/edge/address'
import { codeOf, openEdge, type Edge } from './edge.fixture'
import { openSocket } from './socket.fixture'

const query = { query: '{ echo(text: "a") }' }
const times = async (count: number, work: () => Promise<unknown>) => {
  for (let n = 0; n < count; n++) await work()
}

let edge: Edge
beforeEach(async () => {
  edge = await openEdge((clock) => ({
    rateLimits: new RateLimits({ perSecond: 2, clock }),
    proxies: new TrustedProxies(['127.0.0.1']),
  }))
})
afterEach(() => edge.close())

const from = (address: string) => ({ 'x-forwarded-for': address })

test('who asks too much is told when to come back, and others are answered meanwhile', async () => {
  const authorization = { authorization: `Bearer ${await edge.token({ sub: 'busy' })}` }
  await times(20, () => edge.post(query, authorization))
  const refused = await edge.post(query, authorization)
  expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '1'])
  const other = { authorization: `Bearer ${await edge.token({ sub: 'calm' })}` }
  expect(await edge.post(query, other)).toMatchObject({ status: 200, data: { echo: 'a' } })
  edge.clock.pass({ seconds: 1 })
  expect((await edge.post(query, authorization)).status).toBe(200)
})

test('those who have not signed in share a tenth by their address', async () => {
  await times(2, () => edge.post(query, from('203.0.113.1')))
  expect((await edge.post(query, from('203.0.113.1'))).status).toBe(429)
  expect((await edge.post(query, from('203.0.113.2'))).status).toBe(200)
})

test('what somebody writes before a trusted proxy does not count', async () => {
  await times(2, () => edge.post(query, from('198.51.100.7, 203.0.113.1')))
  expect((await edge.post(query, from('198.51.100.8, 203.0.113.1'))).status).toBe(429)
})

test('bad tokens count for the address that sends them', async () => {
  const bad = { authorization: 'Bearer nonsense', ...from('203.0.113.1') }
  await times(2, async () => expect((await edge.post(query, bad)).status).toBe(401))
  expect((await edge.post(query, bad)).status).toBe(429)
})

test('a WebSocket takes from the same bucket, and stays open', async () => {
  const socket = await openSocket(edge, { authorization: `Bearer ${await edge.token({ sub: 'busy' })}` })
  // One went for the connection.
  for (let n = 0; n < 19; n++) expect(await socket.ask(query)).toMatchObject([{ type: 'next' }, { type: 'complete' }])
  expect(await socket.ask(query)).toMatchObject([
    { type: 'error', payload: [{ extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 1 } }] },
  ])
  edge.clock.pass({ seconds: 1 })
  expect(await socket.ask(query)).toMatchObject([{ type: 'next' }, { type: 'complete' }])
  socket.close()
})

test('too many connections are closed with a code after which clients try again', async () => {
  await times(2, () => openSocket(edge))
  const socket = new WebSocket(edge.socketUrl, 'graphql-transport-ws')
  socket.on('open', () => socket.send('{"type":"connection_init"}'))
  expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1013)
})

test('an address applies as a partner five times an hour without signing in', async () => {
  await edge.close()
  edge = await openEdge((clock) => ({ rateLimits: new RateLimits({ perSecond: 200, clock }) }))
  const application = { query: 'mutation A { ...M } fragment M on Mutation { applyAsPartner(name: "Shop") }' }
  await times(5, async () => expect(await edge.post(application)).toMatchObject({ data: { applyAsPartner: 'Shop' } }))
  edge.planned.length = 0
  const refused = await edge.post(application)
  expect([refused.status, codeOf(refused), refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '720'])
  expect(edge.planned).toEqual([])
  const authorization = { authorization: `Bearer ${await edge.token()}` }
  expect((await edge.post(application, authorization)).status).toBe(200)
})
