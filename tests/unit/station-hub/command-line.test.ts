import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { callOf, Misuse } from '../../../scripts/station-hub/arguments'
import { check, plug, status } from '../../../scripts/station-hub/commands'
import { Hub, HubRefusal, HubUnreachable } from '../../../scripts/station-hub/hub'

const folder = mkdtempSync(path.join(tmpdir(), 'station-hub-'))
writeFileSync(path.join(folder, 'schema.graphql'), 'type Query { mealsMenu: String }')
writeFileSync(path.join(folder, 'station-hub.json'), '{"name": "meals", "url": "http://meals.example/graphql"}')
const schema = path.join(folder, 'schema.graphql')

const good = {
  ok: true,
  problems: [{ severity: 'WARNING', code: 'CONTRACT', coordinate: 'Urgency', message: 'Urgency lacks LOW.' }],
  contributes: ['Area.mealsBrought', 'Case.mealOffers'],
  receives: ['Case.category', 'Case.id', 'Category.code'],
  matchSources: ['mealOffers'],
}
const bad = {
  ok: false,
  problems: [
    {
      severity: 'ERROR',
      code: 'CONTRACT',
      coordinate: 'Case.location',
      message: 'Case.location is not sent.\nTake it away.',
    },
    { severity: 'ERROR', code: 'NAME_TAKEN', coordinate: null, message: 'Choose another name.' },
  ],
  ...{ contributes: [], receives: [], matchSources: [] },
}
const plugged = {
  ...{ name: 'meals', url: 'http://meals.example/graphql', status: 'PLUGGED', contributes: ['Case.mealOffers'] },
  ...{
    owner: { name: 'Silver Table' },
    health: { requests: 1, failures: 0, p99Milliseconds: 12.3, circuitOpen: false },
  },
}

let server: Server
let url: string
let answer: (query: string) => object
const seen: { path: string; authorization: string | undefined; body: string }[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      seen.push({ path: request.url ?? '', authorization: request.headers.authorization, body })
      const token = { access_token: 'fetched' }
      const { query = '' } = body.startsWith('{') ? (JSON.parse(body) as { query?: string }) : {}
      response.end(JSON.stringify(request.url === '/oauth/token' ? token : answer(query)))
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
beforeEach(() => seen.splice(0))
afterAll(() => server.close())

function hub() {
  return new Hub({ url, token: null, credentials: { id: 'me', secret: 'word' } })
}

async function said(command: typeof check, args: readonly string[]): Promise<[boolean, string]> {
  const lines: string[] = []
  const ok = await command(hub(), callOf(args), (line) => lines.push(line))
  return [ok, lines.join('\n')]
}

test('a check that is not ok tells every problem with its place', async () => {
  answer = () => ({ data: { checkSubgraph: bad } })
  expect(await said(check, ['check', '--schema', schema])).toEqual([
    false,
    `✗ CONTRACT at Case.location
  Case.location is not sent.
  Take it away.

✗ NAME_TAKEN
  Choose another name.

meals may not be plugged in: 2 problems.`,
  ])
})

test('a check that is ok tells what would be added and sent', async () => {
  answer = () => ({ data: { checkSubgraph: good } })
  expect(await said(check, ['check', '--schema', schema])).toEqual([
    true,
    `! CONTRACT at Urgency
  Urgency lacks LOW.

It adds:
  Area: mealsBrought
  Case: mealOffers

The hub asks it for candidates by:
  Case: mealOffers

It is sent, and nothing else:
  Case: category, id
  Category: code

meals may be plugged in.`,
  ])
})

test('it comes in with credentials, and sends what the file and station-hub.json say', async () => {
  answer = () => ({ data: { checkSubgraph: good } })
  await said(check, ['check', '--schema', schema, '--url', 'http://other.example/'])
  expect(seen[0]).toMatchObject({ path: '/oauth/token', authorization: `Basic ${btoa('me:word')}` })
  expect(seen[1]).toMatchObject({ path: '/graphql', authorization: 'Bearer fetched' })
  const { variables } = JSON.parse(seen[1]?.body ?? '') as { variables: unknown }
  const sdl = 'type Query { mealsMenu: String }'
  expect(variables).toEqual({ input: { name: 'meals', url: 'http://other.example/', sdl } })
})

test('nothing is plugged in that is not ok', async () => {
  answer = () => ({ data: { checkSubgraph: bad } })
  const [ok] = await said(plug, ['plug', '--schema', schema])
  expect(ok).toBe(false)
  expect(seen.filter(({ body }) => body.includes('plugSubgraph'))).toEqual([])
})

test('what is ok is plugged in', async () => {
  answer = (query) => ({ data: query.includes('plugSubgraph') ? { plugSubgraph: plugged } : { checkSubgraph: good } })
  const [ok, text] = await said(plug, ['plug', '--schema', schema])
  expect(ok).toBe(true)
  expect(text.split('\n').slice(-3)).toEqual([
    'meals  PLUGGED  at http://meals.example/graphql, of Silver Table',
    '  adds Case.mealOffers',
    '  last 5 minutes: 1 request, 0 failures, 99 of 100 within 13 ms',
  ])
})

test('the status of one that does not answer is not well', async () => {
  answer = () => ({
    data: {
      subgraph: { ...plugged, status: 'DEGRADED', health: { ...plugged.health, failures: 20, circuitOpen: true } },
    },
  })
  const [ok, text] = await said(status, ['status', 'meals'])
  expect(ok).toBe(false)
  expect(text).toContain('not asked for the moment')
})

test('a refusal comes with its code and what to do', async () => {
  answer = () => ({ errors: [{ message: 'You may not.', extensions: { code: 'FORBIDDEN' } }] })
  const refused = said(check, ['check', '--schema', schema])
  await expect(refused).rejects.toThrow(HubRefusal)
  await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN', advice: expect.stringContaining('allowPlugging') })
})

test('where no hub is, that is said', async () => {
  const nowhere = new Hub({ url: 'http://127.0.0.1:9/graphql', token: 't', credentials: null })
  const asked = check(nowhere, callOf(['check', '--schema', schema]), () => undefined)
  await expect(asked).rejects.toThrow(HubUnreachable)
  await expect(asked).rejects.toThrow('Set HUB_URL')
})

test.each([
  [[], 'usage'],
  [['peck'], 'no command'],
  [['check', '--schema', '/nowhere/schema.graphql'], 'cannot be read'],
  [['check', '--scheme', 'x'], 'usage'],
  [['unplug', 'a', 'b'], 'Too much'],
])('%p is explained', (args, told) => {
  expect(() => callOf(args)).toThrow(Misuse)
  expect(() => callOf(args)).toThrow(told)
})
