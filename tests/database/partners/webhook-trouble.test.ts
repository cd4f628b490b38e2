import { once } from 'node:events'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { joined, openPartners, partnerOf, told } from './partners-story'
import { answers, openSink, type Sink } from './sink'
import { endpointsOf, happened, registered } from './webhook-story'

let hub: TestSubgraph
let sink: Sink
beforeAll(async () => {
  hub = await openPartners()
})
beforeEach(async () => {
  hub.clock.set(new Date())
  sink = await openSink()
})
afterEach(() => sink.close())
afterAll(() => hub.close())

const only = async (organization: string) => (await endpointsOf(hub, organization))[0]!
const newest = async (organization: string) => (await only(organization)).deliveries[0]!

/** Moves the clock to the next attempt, and lets it happen. */
async function nextAttempt(organization: string): Promise<number> {
  const { nextAttemptAt } = await newest(organization)
  const wait = new Date(nextAttemptAt!).getTime() - hub.clock.now().getTime()
  hub.clock.pass({ seconds: wait / 1000 })
  await hub.drain()
  return wait / 1000
}

test('an endpoint that answers 500 for an hour gets it all the same, later and once', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  sink.behaves = answers(500)
  const begin = hub.clock.now().getTime()
  const referral = await happened(hub, organization, 'offered')
  await happened(hub, organization, 'urged', referral)
  await hub.drain()
  while (hub.clock.now().getTime() - begin < 3_600_000) await hub.drain().then(() => nextFirst(organization))
  sink.behaves = answers(200)
  await nextFirst(organization)
  const types = sink.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)
  // Nothing overtakes what came before it, of the same referral.
  expect(types.slice(0, -1).every((type) => type === 'referral.offered')).toBe(true)
  expect(types.at(-1)).toBe('referral.urged')
  expect(new Set(sink.received.slice(0, -1).map(({ id }) => id)).size).toBe(1)
  const { deliveries, failingSince } = await only(organization)
  expect(deliveries.map(({ status }) => status)).toEqual(['DELIVERED', 'DELIVERED'])
  expect(failingSince).toBeNull()
})

/** The older of two deliveries is the one that is tried. */
async function nextFirst(organization: string): Promise<void> {
  const { deliveries } = await only(organization)
  const at = new Date(deliveries.at(-1)!.nextAttemptAt!).getTime()
  hub.clock.pass({ seconds: (at - hub.clock.now().getTime()) / 1000 })
  await hub.drain()
}

test('other referrals are not held up by one that cannot be delivered', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  sink.behaves = answers(503)
  await happened(hub, organization, 'offered')
  await hub.drain()
  sink.behaves = answers(200)
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect((await only(organization)).deliveries.map(({ status }) => status)).toEqual(['DELIVERED', 'RETRYING'])
})

test('the waits are those of the standard, give or take a fifth, and the tenth failure is the last', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  sink.behaves = answers(500)
  await happened(hub, organization, 'offered')
  await hub.drain()
  const waits: number[] = []
  while ((await newest(organization)).status === 'RETRYING') waits.push(await nextAttempt(organization))
  const [minute, hour] = [60, 3_600]
  const table = [5, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
  expect(waits).toHaveLength(table.length)
  waits.forEach((wait, index) => {
    const wanted = table[index]!
    expect(wait).toBeGreaterThanOrEqual(wanted * 0.8 - 0.001)
    expect(wait).toBeLessThanOrEqual(wanted * 1.2 + 0.001)
  })
  expect(await newest(organization)).toMatchObject({ status: 'FAILED', attempts: 10, nextAttemptAt: null })
  expect(sink.received).toHaveLength(10)
})

test('an endpoint that asks to be left alone for a while is', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  sink.behaves = answers(429, { 'retry-after': '7200' })
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(await nextAttempt(organization)).toBeGreaterThanOrEqual(7_200)
})

test('410 means never again', async () => {
  const organization = await joined(hub)
  const { id } = await registered(hub, organization, sink.url)
  const other = await openSink()
  await registered(hub, organization, other.url, ['webhook.disabled'])
  sink.behaves = answers(410)
  const referral = await happened(hub, organization, 'offered')
  await happened(hub, organization, 'urged', referral)
  await hub.drain()
  await happened(hub, organization, 'returned', referral)
  await hub.drain()
  const [endpoint] = await endpointsOf(hub, organization)
  expect(endpoint).toMatchObject({ enabled: false, disabledBecause: 'GONE' })
  expect(endpoint?.deliveries.map(({ status }) => status)).toEqual(['FAILED', 'FAILED'])
  expect(sink.received).toHaveLength(1)
  const [told] = other.received.map(({ body }) => JSON.parse(body) as object)
  expect(told).toMatchObject({ type: 'webhook.disabled', data: { webhookId: id, because: 'GONE' } })
  await other.close()
})

test('an endpoint that takes nothing for five days is disabled, until its owner enables it again', async () => {
  const organization = await joined(hub)
  const { id } = await registered(hub, organization, sink.url)
  const other = await openSink()
  sink.behaves = answers(500)
  await happened(hub, organization, 'offered')
  await hub.drain()
  hub.clock.pass({ days: 4, hours: 23 })
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect((await only(organization)).enabled).toBe(true)
  await registered(hub, organization, other.url, ['webhook.disabled'])
  hub.clock.pass({ hours: 2 })
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(await only(organization)).toMatchObject({ enabled: false, disabledBecause: 'FAILING' })
  const heard = other.received.map(({ body }) => (JSON.parse(body) as { data: object }).data)
  expect(heard).toEqual([{ webhookId: id, because: 'FAILING' }])
  await other.close()
  expect((await only(organization)).deliveries.every(({ status }) => status === 'FAILED')).toBe(true)
  sink.behaves = answers(200)
  const before = sink.received.length
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(sink.received).toHaveLength(before)
  await told(hub, partnerOf(organization), 'mutation ($id: ID!) { enableWebhook(id: $id) { enabled } }', { id })
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(sink.received).toHaveLength(before + 1)
})

test('a redirect is not followed', async () => {
  const organization = await joined(hub)
  const elsewhere = await openSink()
  await registered(hub, organization, sink.url)
  sink.behaves = answers(307, { location: elsewhere.url })
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(await newest(organization)).toMatchObject({ status: 'RETRYING', lastStatusCode: 307 })
  expect(elsewhere.received).toEqual([])
  await elsewhere.close()
})

test('a connection that is reset is an attempt that failed', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  sink.behaves = (response) => void response.socket?.resetAndDestroy()
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(await newest(organization)).toMatchObject({ status: 'RETRYING', lastError: 'It reset the connection.' })
})

test('what a process had begun to send when it died is sent by the next, and no second one beside it', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  await happened(hub, organization, 'offered')
  await claimAll(hub.clock.now())
  await hub.drain()
  expect(sink.received).toHaveLength(0)
  hub.clock.pass({ seconds: 61 })
  await hub.drain()
  expect(sink.received).toHaveLength(1)
})

test('two processes that look at the same time send it once', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  const arrived = { count: 0 }
  const both = new Promise<void>((resolve) => {
    sink.behaves = (response) => {
      arrived.count++
      resolve()
      void once(response.socket!, 'close').catch(() => undefined)
      setImmediate(() => response.writeHead(200).end())
    }
  })
  await happened(hub, organization, 'offered')
  await Promise.all([hub.drain({ mayFail: true }), hub.drain({ mayFail: true }), both])
  expect(arrived.count).toBe(1)
  expect((await newest(organization)).status).toBe('DELIVERED')
})

async function claimAll(now: Date): Promise<void> {
  const text = `/* claimAll */ update webhook_delivery set claimed_until = $1 where status = 'PENDING'`
  await hub.running.database.asSystem((caller) =>
    caller.write((tx) => sql(tx, text, [new Date(now.getTime() + 60_000)])),
  )
}
