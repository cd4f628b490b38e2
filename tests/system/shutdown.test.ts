import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { Client } from 'pg'
import { WebSocket } from 'ws'
import { openIssuer } from '../../gateway/edge/issuer'
import { demoCommunityCode, demoPersons } from '../../shared/demo'
import { openTestDatabase, testKey, type TestDatabase } from '../support'
import { startProgram, type RunningProgram } from '../support/program'

jest.setTimeout(120_000)

let dataDir: string
let database: TestDatabase
let hub: RunningProgram
let endpoint: URL
beforeAll(async () => {
  dataDir = mkdtempSync('/tmp/station-hub-shutdown-')
  database = await openTestDatabase()
  const env = { HUB_DATA_DIR: dataDir, DATABASE_URL: database.adminUrl, HUB_DATA_KEY: testKey, HUB_SEED: 'demo' }
  hub = await startProgram('gateway/main', {
    env: { ...env, HUB_PORT: '0', HUB_RATE_LIMIT: '0' },
    line: /is ready/,
  })
  endpoint = new URL(/http:\S+/.exec(hub.line)?.[0] ?? '')
})
afterAll(async () => {
  await hub.end()
  await database.close()
  rmSync(dataDir, { recursive: true })
})

const mutation = `mutation($summary: String!) { openCase(input: {
  channel: WINDOW, communityCode: "${demoCommunityCode}", summary: $summary, categoryCode: "public.company.visiting"
}) { id } }`

/** How one request ended: with an answer, or at the connection, which a client may try elsewhere. */
type End = { readonly status: number; readonly body: string } | { readonly code: string | undefined }

function post(agent: Agent, authorization: string, body: string): Promise<End> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization }
    const sent = request(endpoint, { method: 'POST', agent, headers }, (response) => {
      const broken = (error: NodeJS.ErrnoException) => resolve({ code: `in the middle: ${error.code}` })
      text(response).then((answer) => resolve({ status: response.statusCode ?? 0, body: answer }), broken)
    })
    sent.on('error', (error: NodeJS.ErrnoException) => resolve({ code: error.code }))
    sent.end(body)
  })
}

test('told to end under load, the hub answers all that it has begun, and what it did is what it said', async () => {
  const { sub, name, role, area, org } = demoPersons.worker
  const token = await (
    await openIssuer(dataDir)
  ).sign({ sub, name, role, area, org }, { ttlSeconds: 600, development: true })
  const run = randomUUID()
  const ends: End[] = []
  let enough: () => void = () => undefined
  const loaded = new Promise<void>((resolve) => (enough = resolve))
  const agent = new Agent({ keepAlive: true })
  const client = async (n: number) => {
    for (let turn = 0; ; turn++) {
      const end = await post(
        agent,
        `Bearer ${token}`,
        JSON.stringify({ query: mutation, variables: { summary: `${run} ${n} ${turn}` } }),
      )
      ends.push(end)
      if (ends.length === 100) enough()
      if ('code' in end) return
    }
  }
  const socket = new WebSocket(endpoint.href.replace('http', 'ws'), 'graphql-transport-ws')
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: {} }))
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  const clients = Array.from({ length: 8 }, (_, n) => client(n))
  await loaded
  expect(await hub.end('SIGTERM')).toBe(0)
  await Promise.all(clients)
  agent.destroy()

  const answered = ends.flatMap((end) => ('status' in end ? [end] : []))
  expect(answered.length).toBeGreaterThanOrEqual(100)
  expect(answered.filter(({ status }) => status !== 200)).toEqual([])
  const done = answered.filter(({ body }) => !body.includes('"errors"')).length
  // Where the machine is so busy that a request was given up, whoever sent it was told, and knows not what came of it.
  const late = answered.filter(({ body }) => body.includes('"SUBGRAPH_TIMEOUT"')).length
  expect(done + late).toBe(answered.length)
  const refused = ends.flatMap((end) => ('code' in end ? [end.code] : []))
  expect(refused.filter((code) => code !== 'ECONNREFUSED' && code !== 'ECONNRESET')).toEqual([])
  // Whoever got no answer may send it again elsewhere: nothing of it was done.
  const made = await stored(run)
  expect(made).toBeGreaterThanOrEqual(done)
  expect(made).toBeLessThanOrEqual(done + late)
  expect(await closed).toBe(1001)
  expect(hub.said()).not.toContain('did not stop cleanly')
})

async function stored(run: string): Promise<number> {
  const admin = new Client({ connectionString: database.adminUrl })
  await admin.connect()
  const { rows } = await admin.query<{ n: number }>(
    'select count(*)::int as n from cases.case_record where summary like $1',
    [`${run}%`],
  )
  await admin.end()
  return rows[0]?.n ?? -1
}
