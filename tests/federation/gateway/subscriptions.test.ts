import { createClient, type Client } from 'graphql-ws'
import { createLocalJWKSet } from 'jose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { WebSocket } from 'ws'
import { Authenticator } from '../../../gateway/edge/authentication'
import { openIssuer, ownIssuer, type Issuer } from '../../../gateway/edge/issuer'
import { Metrics } from '../../../gateway/edge/metrics'
import { GenerationHolder } from '../../../gateway/generation/holder'
import { openServer, type HubServer } from '../../../gateway/server'
import { systemClock } from '../../../shared/clock'
import type { SubgraphRequest } from '../../../shared/graphql/subgraph'
import { silentLog } from '../../../shared/logging'
import { fixtureHub, fixtureSubgraph } from './fixture'
import { stationFixtures } from './station.fixture'

const { needs, people, helpers } = stationFixtures()
const live = fixtureSubgraph(
  'live',
  'key',
  `type Query { live: Boolean }
   type Subscription { caseChanged(ids: [ID!]!): Case! forbidden: Case! }
   type Case @key(fields: "id") { id: ID! }`,
  {
    Case: { __resolveReference: (reference: object) => reference },
    Subscription: {
      caseChanged: {
        subscribe: async function* (_: unknown, { ids }: { ids: string[] }) {
          for (const id of ids) yield await Promise.resolve({ caseChanged: { id } })
        },
      },
      forbidden: {
        subscribe: (_: unknown, __: unknown, { viewer }: SubgraphRequest) => {
          throw new Error(`not for ${viewer.role}`)
        },
      },
    },
  },
)
const hub = fixtureHub([needs, people, helpers, live])
let folder: string
let issuer: Issuer
let server: HubServer
let url: string
const clients: Client[] = []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-keys-'))
  issuer = await openIssuer(folder)
  const keys = createLocalJWKSet({ keys: [...issuer.jwks.keys] })
  server = await openServer({
    generations: new GenerationHolder(hub.generation),
    executor: hub.executor,
    authenticator: new Authenticator({
      issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys }],
      developmentTokens: true,
      clock: systemClock,
    }),
    issuer,
    metrics: new Metrics(),
    checks: [],
    production: false,
    requestTimeoutMilliseconds: 10_000,
    report: (cause) => `error-${hub.causes.push(cause)}`,
    log: silentLog,
  })
  url = await server.listen('127.0.0.1', 0)
})
afterAll(async () => {
  await Promise.all(clients.map((client) => client.dispose()))
  await server.close()
  await rm(folder, { recursive: true })
})

function connect(token?: string): Client {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token !== undefined && { connectionParams: { authorization: `Bearer ${token}` } }),
  })
  clients.push(client)
  return client
}

/** Every answer until the operation completes; an error message is the last. */
async function all(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<unknown[]> {
  const answers: unknown[] = []
  try {
    for await (const answer of client.iterate({ query, variables })) answers.push(answer)
  } catch (errors) {
    answers.push(errors)
  }
  return answers
}

describe('a subscription', () => {
  test('answers each event with fields of every subgraph, aliases, fragments and @requires among them', async () => {
    const query = `subscription ($ids: [ID!]!, $first: Int) {
      change: caseChanged(ids: $ids) { id ...More best: helperMatches(first: $first) { title } }
    }
    fragment More on Case { name: title worker { name } }`
    expect(await all(connect(), query, { ids: ['1', '2'], first: 1 })).toEqual([
      {
        data: { change: { id: '1', name: 'Tap', worker: { name: 'Worker w' }, best: [{ title: 'repairs at 1 #1' }] } },
      },
      { data: { change: { id: '2', name: 'Meal', worker: null, best: [{ title: 'meals at nowhere #1' }] } } },
    ])
  })

  test('carries on when a field of an event fails, with the error at its path', async () => {
    const answers = await all(connect(), 'subscription { caseChanged(ids: ["1", "2"]) { id secret } }')
    expect(answers).toHaveLength(2)
    expect(answers[0]).toEqual({
      data: { caseChanged: { id: '1', secret: null } },
      errors: [{ message: 'Not yours.', path: ['caseChanged', 'secret'], extensions: { code: 'FORBIDDEN' } }],
    })
  })

  test('runs with the rights of the token of connection_init', async () => {
    live.requests.length = 0
    const token = await issuer.sign(
      { sub: 's', name: 'W', role: 'STATION_WORKER' },
      { ttlSeconds: 60, development: true },
    )
    await all(connect(token), 'subscription { caseChanged(ids: ["1"]) { id } }')
    expect(live.requests[0]?.viewer).toMatchObject({ id: 's', role: 'STATION_WORKER' })
  })

  test('that cannot begin answers an error and says nothing of the cause', async () => {
    const [answer] = await all(connect(), 'subscription { forbidden { id } }')
    expect(JSON.stringify(answer)).toContain('INTERNAL')
    expect(JSON.stringify(answer)).not.toContain('ANONYMOUS')
  })

  test('with variables that do not fit is refused', async () => {
    const [answer] = await all(connect(), 'subscription ($ids: [ID!]!) { caseChanged(ids: $ids) { id } }')
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'VALIDATION_FAILED', fields: [{ path: 'ids' }] } }] })
  })
})

describe('a connection', () => {
  test('answers queries and mutations too', async () => {
    expect(await all(connect(), '{ need(id: "1") { worker { name } } }')).toEqual([
      { data: { need: { worker: { name: 'Worker w' } } } },
    ])
  })

  test('stays open after a syntax error, a wrong field and an operation beyond a limit', async () => {
    const client = connect()
    expect(await all(client, '{ needs {')).toMatchObject([[{ extensions: { code: 'GRAPHQL_PARSE_FAILED' } }]])
    expect(await all(client, '{ nothing }')).toMatchObject([[{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]])
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: title`).join(' ')
    expect(await all(client, `{ needs { ${aliases} } }`)).toMatchObject([[{ extensions: { code: 'LIMIT_EXCEEDED' } }]])
    expect(await all(client, '{ need(id: "1") { title } }')).toEqual([{ data: { need: { title: 'Tap' } } }])
  })

  test('with a bad token is closed with 4403', async () => {
    expect(await all(connect('nonsense'), '{ needs { id } }')).toMatchObject([{ code: 4403 }])
  })

  test("is closed with 4403 at its token's end", async () => {
    const token = await issuer.sign({ sub: 's', name: 'W', role: 'RESIDENT' }, { ttlSeconds: 1, development: true })
    const closed = new Promise((resolve) => {
      const client = createClient({
        url: `${url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        lazy: false,
        retryAttempts: 0,
        connectionParams: { authorization: `Bearer ${token}` },
        onNonLazyError: () => undefined,
        on: { closed: resolve },
      })
      clients.push(client)
    })
    expect(await closed).toMatchObject({ code: 4403, reason: 'The token has expired' })
  })
})
