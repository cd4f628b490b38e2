import { createLocalJWKSet } from 'jose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Authenticator } from '../../../gateway/edge/authentication'
import { openIssuer, ownIssuer, type Issuer } from '../../../gateway/edge/issuer'
import { Metrics } from '../../../gateway/edge/metrics'
import { GenerationHolder } from '../../../gateway/generation/holder'
import { openServer, type HubServer, type ServerOptions } from '../../../gateway/server'
import { systemClock } from '../../../shared/clock'
import { silentLog } from '../../../shared/logging'
import { fixtureHub } from './fixture'
import { stationFixtures } from './station.fixture'

const fixtures = stationFixtures()
const hub = fixtureHub(fixtures.all)
let folder: string
let issuer: Issuer
let server: HubServer
let url: string
let databaseReason: string | null = null

const options = (): ServerOptions => ({
  generations: new GenerationHolder(hub.generation),
  executor: hub.executor,
  authenticator: new Authenticator({
    issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys: createLocalJWKSet({ keys: [...issuer.jwks.keys] }) }],
    developmentTokens: true,
    clock: systemClock,
  }),
  issuer,
  metrics: new Metrics(),
  checks: [{ name: 'database', check: () => Promise.resolve(databaseReason) }],
  production: false,
  requestTimeoutMilliseconds: 10_000,
  report: (cause) => `error-${hub.causes.push(cause)}`,
  log: silentLog,
})

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-keys-'))
  issuer = await openIssuer(folder)
  server = await openServer(options())
  url = await server.listen('127.0.0.1', 0)
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

interface Answer {
  data?: unknown
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[]
}

async function post(body: unknown, headers: Record<string, string> = {}, at = url) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(`${at}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  })
  return { status: response.status, headers: response.headers, ...((await response.json()) as Answer) }
}
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions['code']

describe('a request', () => {
  test('is answered across subgraphs', async () => {
    const { status, data } = await post({ query: '{ need(id: "1") { title worker { name } } }' })
    expect([status, data]).toEqual([200, { need: { title: 'Tap', worker: { name: 'Worker w' } } }])
  })

  test('carries its token as a viewer to the subgraphs', async () => {
    fixtures.needs.requests.length = 0
    const token = await issuer.sign(
      { sub: 's-1', name: 'Wang', role: 'STATION_WORKER', area: 'x.g' },
      { ttlSeconds: 60, development: true },
    )
    await post({ query: '{ needs { id } }' }, { authorization: `Bearer ${token}` })
    expect(fixtures.needs.requests[0]?.viewer).toMatchObject({ id: 's-1', role: 'STATION_WORKER', area: 'x.g' })
  })

  test('with a bad token is refused with 401, whatever it asks', async () => {
    const { status, headers, errors } = await post('not even JSON', { authorization: 'Bearer nonsense' })
    expect([status, headers.get('www-authenticate'), codeOf({ errors: errors ?? [] })]).toEqual([
      401,
      'Bearer',
      'UNAUTHENTICATED',
    ])
  })

  test('may be a GET for queries, with a header that no form can send', async () => {
    const query = `${url}/graphql?query=${encodeURIComponent('{ needs { id } }')}`
    expect((await fetch(query)).status).toBe(400)
    expect((await fetch(query, { headers: { 'apollo-require-preflight': '1' } })).status).toBe(200)
  })

  test('from a form of another site is refused', async () => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{ needs { id } }"}',
    })
    expect(response.status).toBe(400)
  })

  test('that is a batch is refused', async () => {
    expect((await post([{ query: '{ needs { id } }' }])).status).toBe(400)
  })
})

describe('what a client reads of an error', () => {
  test('a syntax error and a field that is not there keep their codes', async () => {
    expect(codeOf(await post({ query: '{ needs {' }))).toBe('GRAPHQL_PARSE_FAILED')
    expect(codeOf(await post({ query: '{ needs { nothing } }' }))).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  test('a value in the document that does not fit is named by its path', async () => {
    const answer = await post({ query: '{ need(id: "1") { helperMatches(first: "two") { title } } }' })
    expect(answer.status).toBe(400)
    expect(answer.errors?.[0]?.extensions).toEqual({
      code: 'VALIDATION_FAILED',
      fields: [{ path: 'first', message: 'Int cannot represent non-integer value: "two"' }],
    })
  })

  test('a variable that does not fit is named by its path', async () => {
    const answer = await post({
      query: 'query ($first: Int) { need(id: "1") { helperMatches(first: $first) { title } } }',
      variables: { first: 'two' },
    })
    expect(answer.status).toBe(400)
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'VALIDATION_FAILED', fields: [{ path: 'first' }] })
  })

  test('an unexpected error has an id and nothing else', async () => {
    const answer = await post({ query: '{ need(id: "1") { broken } }' })
    expect(answer.errors).toEqual([
      {
        message: expect.stringContaining('went wrong') as string,
        path: ['need', 'broken'],
        extensions: { code: 'INTERNAL', errorId: expect.stringMatching(/^error-/) as string },
      },
    ])
  })

  test("an operation that the document does not have is the request's mistake", async () => {
    const answer = await post({ query: 'query A { needs { id } }', operationName: 'B' })
    expect([answer.status, codeOf(answer)]).toEqual([400, 'OPERATION_RESOLUTION_FAILURE'])
  })
})

describe('limits', () => {
  test('name themselves, and nothing reaches a subgraph', async () => {
    fixtures.needs.requests.length = 0
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: title`).join(' ')
    const answer = await post({ query: `{ needs { ${aliases} } }` })
    expect([answer.status, answer.errors?.[0]?.extensions]).toEqual([
      400,
      { code: 'LIMIT_EXCEEDED', limit: 'aliases', allowed: 30 },
    ])
    expect(fixtures.needs.requests).toHaveLength(0)
  })

  test('a body of more than 256 kB is not read', async () => {
    const answer = await post({ query: '{ needs { id } }', variables: { padding: 'x'.repeat(300_000) } })
    expect([answer.status, codeOf(answer)]).toEqual([413, 'LIMIT_EXCEEDED'])
  })

  test('introspection and suggestions are for development', async () => {
    expect((await post({ query: '{ __schema { queryType { name } } }' })).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    })
    const production = await openServer({ ...options(), production: true })
    try {
      const at = await production.listen('127.0.0.1', 0)
      expect(codeOf(await post({ query: '{ __schema { queryType { name } } }' }, {}, at))).toBe(
        'GRAPHQL_VALIDATION_FAILED',
      )
      expect((await post({ query: '{ needz { id } }' }, {}, at)).errors?.[0]?.message).not.toContain('Did you mean')
    } finally {
      await production.close()
    }
  })
})

describe('around the endpoint', () => {
  test('health tells live from ready, with the reasons', async () => {
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    databaseReason = 'does not answer'
    const notReady = await fetch(`${url}/health/ready`)
    databaseReason = null
    expect([notReady.status, await notReady.json()]).toEqual([
      503,
      { status: 'not ready', reasons: ['database: does not answer'] },
    ])
  })

  test('metrics count requests and errors', async () => {
    const text = await (await fetch(`${url}/metrics`)).text()
    expect(text).toMatch(/hub_request_seconds_count\{operation="query"\} \d/)
    expect(text).toContain('hub_errors_total{code="LIMIT_EXCEEDED"}')
  })

  test('the key that tokens are signed with is published without its private half', async () => {
    const { jwks_uri } = (await (await fetch(`${url}/.well-known/openid-configuration`)).json()) as { jwks_uri: string }
    const jwks = await (await fetch(jwks_uri)).json()
    expect(jwks).toEqual(issuer.jwks)
  })

  test('the front page says where the endpoint is and how to get a token', async () => {
    expect(await (await fetch(url)).text()).toMatch(/\/graphql[^]*npm run -s token/)
  })
})
