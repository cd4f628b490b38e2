import { v7 } from 'uuid'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { joined, openPartners, partnerOf, refusal, suspend, told, viewers } from './partners-story'
import { answers, openSink, verified, type Sink } from './sink'
import { deliveries, endpointsOf, everything, happened, register, registered } from './webhook-story'

let hub: TestSubgraph
let sink: Sink
beforeAll(async () => {
  hub = await openPartners()
})
beforeEach(async () => {
  // The receiver's library holds the signature's time against the real one.
  hub.clock.set(new Date())
  sink = await openSink()
})
afterEach(() => sink.close())
afterAll(() => hub.close())

const rotate = 'mutation ($id: ID!) { rotateWebhookSecret(id: $id) { secret } }'
const remove = 'mutation ($id: ID!) { removeWebhook(id: $id) }'
const tryOut = 'mutation ($id: ID!) { testWebhook(id: $id) { id event status attempts lastStatusCode lastError } }'
const again = 'mutation ($id: ID!) { redeliver(deliveryId: $id) { id status } }'

test('a partner is told of what happens to its referrals, signed, and in nothing but ids', async () => {
  const organization = await joined(hub)
  const { secret } = await registered(hub, organization, sink.url)
  const referral = await happened(hub, organization, 'offered')
  for (const step of ['urged', 'returned', 'confirmed', 'withdrawn', 'accepted'])
    await happened(hub, organization, step, referral)
  await happened(hub, v7(), 'offered')
  await hub.drain()
  const heard = sink.received.map((received) => verified(secret, received))
  const types = ['offered', 'urged', 'returned', 'confirmed', 'withdrawn'].map((step) => `referral.${step}`)
  expect(heard.map(({ type }) => type)).toEqual(types)
  expect(Object.keys(heard[0] ?? {})).toEqual(['type', 'timestamp', 'data'])
  expect(heard[0]?.data).toMatchObject({ referralId: referral, status: 'OFFERED' })
  expect(Object.keys(heard[0]?.data ?? {}).sort()).toEqual(['caseId', 'referralId', 'status', 'version'])
  const [endpoint] = await endpointsOf(hub, organization)
  expect(endpoint?.deliveries.map(({ id }) => id)).toEqual(sink.received.map(({ id }) => id).reverse())
  expect(endpoint?.deliveries.every(({ status, attempts }) => status === 'DELIVERED' && attempts === 1)).toBe(true)
})

test('a suspended organisation is told so, once', async () => {
  const organization = await joined(hub)
  const { secret } = await registered(hub, organization, sink.url)
  await told(hub, viewers.district, suspend, { id: organization })
  await hub.drain()
  const [only, ...more] = sink.received.map((received) => verified(secret, received))
  expect(more).toEqual([])
  expect(only).toMatchObject({ type: 'service.suspended', data: { organizationId: organization } })
})

test('an endpoint hears only of what it asked for', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url, ['referral.urged'])
  await happened(hub, organization, 'offered')
  await happened(hub, organization, 'urged')
  await hub.drain()
  expect(sink.received.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual(['referral.urged'])
})

test('after a rotation both secrets sign for a day, then the new one alone', async () => {
  const organization = await joined(hub)
  const { id, secret: first } = await registered(hub, organization, sink.url)
  const second = (await told(hub, partnerOf(organization), rotate, { id })).rotateWebhookSecret.secret as string
  await happened(hub, organization, 'offered')
  await hub.drain()
  expect(verified(first, sink.received[0]!).type).toBe('referral.offered')
  expect(verified(second, sink.received[0]!).type).toBe('referral.offered')
  hub.clock.pass({ hours: 24, seconds: 1 })
  await happened(hub, organization, 'urged')
  await hub.drain()
  expect(sink.received[0]?.headers['webhook-signature']?.split(' ')).toHaveLength(2)
  expect(sink.received[1]?.headers['webhook-signature']?.split(' ')).toHaveLength(1)
})

test('a secret has the form of the standard, and is kept sealed', async () => {
  const { secret } = await registered(hub, await joined(hub), sink.url)
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  const rows = await hub.running.database.asSystem((caller) =>
    caller.read((tx) => sql<{ secret: Buffer }>(tx, '/* sealed */ select secret from webhook_endpoint')),
  )
  const plain = Buffer.from(secret.slice('whsec_'.length), 'base64')
  for (const { secret: sealed } of rows) {
    expect(sealed.includes(plain)).toBe(false)
    expect(sealed.includes(secret)).toBe(false)
  }
})

test('a test is sent at once and answered with what came of it', async () => {
  const organization = await joined(hub)
  const { id, secret } = await registered(hub, organization, sink.url)
  const { testWebhook } = await told(hub, partnerOf(organization), tryOut, { id })
  expect(testWebhook).toMatchObject({ event: 'webhook.test', status: 'DELIVERED', attempts: 1, lastStatusCode: 204 })
  expect(verified(secret, sink.received[0]!)).toMatchObject({ type: 'webhook.test', data: { webhookId: id } })
  sink.behaves = answers(500)
  const failed = (await told(hub, partnerOf(organization), tryOut, { id })).testWebhook
  expect(failed).toMatchObject({ status: 'FAILED', lastStatusCode: 500, lastError: 'It answered 500.' })
  await hub.drain()
  expect(sink.received).toHaveLength(2)
})

test('what was delivered is delivered again by hand, with the same id', async () => {
  const organization = await joined(hub)
  await registered(hub, organization, sink.url)
  await happened(hub, organization, 'offered')
  await hub.drain()
  const id = sink.received[0]?.id
  expect((await told(hub, partnerOf(organization), again, { id })).redeliver).toEqual({ id, status: 'PENDING' })
  await hub.drain()
  expect(sink.received.map((received) => received.id)).toEqual([id, id])
})

test('another’s endpoints and deliveries are nobody else’s to see or touch', async () => {
  const [organization, other] = [await joined(hub), await joined(hub)]
  const { id } = await registered(hub, organization, sink.url)
  await happened(hub, organization, 'offered')
  await hub.drain()
  const delivery = sink.received[0]?.id
  for (const viewer of [partnerOf(other), viewers.admin, viewers.stationmaster, viewers.anonymous])
    expect((await told(hub, viewer, deliveries, { id: organization })).organization.webhooks).toBeNull()
  for (const document of [rotate, remove, tryOut])
    expect((await refusal(hub, partnerOf(other), document, { id })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, partnerOf(other), again, { id: delivery })).code).toBe('NOT_FOUND')
  expect((await refusal(hub, viewers.admin, remove, { id })).code).toBe('FORBIDDEN')
  expect((await told(hub, partnerOf(organization), remove, { id })).removeWebhook).toBe(true)
  expect((await refusal(hub, partnerOf(organization), remove, { id })).code).toBe('NOT_FOUND')
})

test('a bad address or event is named with its path', async () => {
  const organization = await joined(hub)
  const bad: [string, string[], string[]][] = [
    ['ftp://x.example', ['referral.offered'], ['url']],
    ['not a url', ['referral.offered'], ['url']],
    ['https://me:secret@x.example', ['referral.offered'], ['url']],
    ['http://10.0.0.1/', ['referral.offered'], ['url']],
    ['http://[fe80::1]/', ['referral.offered'], ['url']],
    ['http://169.254.169.254/latest', ['referral.offered'], ['url']],
    [sink.url, [], ['events']],
    [sink.url, ['referral.offered', 'case.changed'], ['events.1']],
    ['x'.repeat(3_000), ['no'], ['url', 'url', 'events.0']],
  ]
  for (const [url, events, paths] of bad) {
    const { code, fields } = await refusal(hub, partnerOf(organization), register, { url, events })
    expect([url.slice(0, 40), code, fields?.map(({ path }) => path)]).toEqual([
      url.slice(0, 40),
      'VALIDATION_FAILED',
      paths,
    ])
  }
  const all = Array.from({ length: 12 }, () =>
    hub.as(partnerOf(organization)).query(register, { url: sink.url, events: everything }),
  )
  const refused = (await Promise.all(all)).filter(({ errors }) => errors)
  expect(refused).toHaveLength(2)
})
