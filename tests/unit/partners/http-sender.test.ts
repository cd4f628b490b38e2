import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAllowedAddress, type Address } from '../../../shared/outbound'
import { HttpSender } from '../../../subgraphs/partners/webhook/http-sender'

let server: Server
let answer: (response: import('node:http').ServerResponse) => void
let port: number
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    answer(response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await once(server, 'close')
})

const v4 = (address: string): Address => ({ address, family: 4 })
const request = (host: string) => ({
  url: `http://${host}:${port}/`,
  headers: {},
  body: '{}',
  timeoutMilliseconds: 5_000,
})
const refused = { kind: 'failed', error: 'Its address is not public.' }

test.each([
  ['127.0.0.1', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['169.254.169.254', false],
  ['100.100.100.200', false],
  ['168.63.129.16', false],
  ['0.0.0.0', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['192.0.2.1', false],
  ['::', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:a9fe:a9fe', false],
  ['fe80::1', false],
  ['fd00:ec2::254', false],
  ['64:ff9b::a00:1', false],
  ['2002:a00:1::', false],
  ['not an address', false],
  ['93.184.216.34', true],
  ['2606:2800:220:1:248:1893:25c8:1946', true],
])('in production %s is allowed: %s', (address, allowed) => {
  expect(isAllowedAddress(address, true)).toBe(allowed)
})

test('this machine itself is allowed outside production, and what is private never', () => {
  expect(['127.0.0.1', '::1', '10.0.0.1', '169.254.169.254'].map((one) => isAllowedAddress(one, false))).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('a name that stands for an address inside is refused, also when it stands for a public one as well', async () => {
  for (const addresses of [[v4('10.0.0.1')], [v4('93.184.216.34'), v4('127.0.0.1')]]) {
    const sender = new HttpSender(true, () => Promise.resolve(addresses))
    expect(await sender.send(request('honest.example'))).toEqual(refused)
  }
  expect(await new HttpSender(true).send(request('127.0.0.1'))).toEqual(refused)
  expect(await new HttpSender(true).send(request('[::1]'))).toEqual(refused)
  expect(await new HttpSender(true).send(request('2130706433'))).toEqual(refused)
})

test('a name that changes its mind after it was looked at is not asked again', async () => {
  let asked = 0
  answer = (response) => response.end()
  const liar = () => Promise.resolve([v4(asked++ === 0 ? '127.0.0.1' : '10.0.0.1')])
  const outcome = await new HttpSender(false, liar).send(request('liar.example'))
  expect({ outcome, asked }).toEqual({
    outcome: { kind: 'answered', statusCode: 200, retryAfterSeconds: null },
    asked: 1,
  })
})

test('who hangs is left, before the answer, within it, and while the name is looked up', async () => {
  const late = { kind: 'failed', error: 'It did not answer in time.' }
  const local = new HttpSender(false)
  const short = { ...request('127.0.0.1'), timeoutMilliseconds: 50 }
  answer = () => undefined
  expect(await local.send(short)).toEqual(late)
  answer = (response) => void response.writeHead(200).write('and')
  expect(await local.send(short)).toEqual(late)
  const nameless = new HttpSender(false, () => new Promise(() => undefined))
  expect(await nameless.send({ ...short, url: 'http://slow.example/' })).toEqual(late)
})

test('of an endless answer 64 kB are read, and its status counts', async () => {
  const left = new Promise<void>((resolve) => {
    answer = (response) => {
      response.writeHead(200)
      response.once('close', resolve)
      const chunk = Buffer.alloc(16 * 1024)
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    }
  })
  const outcome = await new HttpSender(false).send(request('127.0.0.1'))
  expect(outcome).toEqual({ kind: 'answered', statusCode: 200, retryAfterSeconds: null })
  await left
})

test.each([
  ['seconds', '7200', undefined, 7_200],
  ['a date, by the clock of who answers', 'Sun, 22 Nov 2026 12:00:00 GMT', 'Sun, 22 Nov 2026 10:00:00 GMT', 7_200],
  ['a date that is over', 'Sun, 22 Nov 2026 09:00:00 GMT', 'Sun, 22 Nov 2026 10:00:00 GMT', 0],
  ['a date without a clock beside it', 'Fri, 01 Jan 2999 00:00:00 GMT', null, expect.any(Number)],
  ['what is neither', 'soon', undefined, null],
])('who wants to be left alone says so in %s', async (_, after, date, seconds) => {
  answer = (response) => {
    response.sendDate = date !== null
    response.writeHead(503, { 'retry-after': after, ...(date && { date }) }).end()
  }
  const outcome = await new HttpSender(false).send(request('127.0.0.1'))
  expect(outcome).toEqual({ kind: 'answered', statusCode: 503, retryAfterSeconds: seconds })
})

test('what is unreachable is told without a word of the inside', async () => {
  const closed = createServer().listen(0, '127.0.0.1')
  await once(closed, 'listening')
  const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`
  closed.close()
  await once(closed, 'close')
  const outcome = await new HttpSender(false).send({ ...request('x'), url })
  expect(outcome).toEqual({ kind: 'failed', error: 'It refused the connection.' })
})
