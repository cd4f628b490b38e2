import { mkdtempSync, rmSync } from 'node:fs'
import { signature } from '../../shared/process/signature'
import { callerHeader, wire } from '../../shared/process/wire'
import { anonymous } from '../../shared/auth'
import { openTestDatabase, testKey, type TestDatabase } from '../support'
import { startProgram } from '../support/program'

let dataDir: string
let database: TestDatabase
const key = 'a key that the gateway and the subgraph share'

beforeEach(async () => {
  dataDir = mkdtempSync('/tmp/station-hub-alone-')
  database = await openTestDatabase()
})
afterEach(async () => {
  await database.close()
  rmSync(dataDir, { recursive: true })
})

test('a subgraph runs alone, answers what the gateway signed, once, and ends when it is told to', async () => {
  const env = {
    HUB_DATA_DIR: dataDir,
    DATABASE_URL: database.adminUrl,
    HUB_DATA_KEY: testKey,
    HUB_SUBGRAPH_KEY_RESIDENTS: key,
  }
  const program = await startProgram('subgraphs/main', { args: ['residents'], env, line: /is ready/ })
  const url = /http:\S+(?=\/graphql)/.exec(program.line)?.[0] ?? ''
  const body = JSON.stringify({ query: '{ __typename }', variables: {} })
  const caller = callerHeader({ viewer: anonymous, requestId: 'r-1', operationName: null })
  const signed = signature(key, { method: 'POST', path: wire.execute, caller, body }, new Date())
  const send = (headers: Record<string, string>) => fetch(`${url}${wire.execute}`, { method: 'POST', headers, body })
  const headers = { [wire.callerHeader]: caller, [wire.signatureHeader]: signed }
  expect(await (await send(headers)).json()).toEqual({ data: { __typename: 'Query' } })
  expect((await send(headers)).status).toBe(401)
  expect((await send({})).status).toBe(401)
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)
  expect(await program.end('SIGTERM')).toBe(0)
})

test('configuration that cannot be used is told in full, and the exit code is 2', async () => {
  const env = { HUB_DATA_DIR: dataDir, HUB_PORT: 'x', DATABASE_URL: 'y' }
  const start = startProgram('subgraphs/main', { args: ['residents'], env, line: /is ready/ })
  await expect(start).rejects.toThrow(/ended with 2: [^]*HUB_PORT[^]*/)
  await expect(startProgram('subgraphs/main', { args: ['residents'], env, line: /is ready/ })).rejects.toThrow(
    /DATABASE_URL/,
  )
})

test.each([
  ['a password that is not good', (url: URL) => (url.password = 'wrong'), /password authentication failed/],
  [
    'a role that is not there',
    (url: URL) => (url.username = 'nobody'),
    /password authentication failed|does not exist/,
  ],
  ['a database that is not there', (url: URL) => (url.pathname = '/nowhere'), /does not exist/],
])('%s: the database is named without a stack or a secret, and nothing waits for it', async (_, spoil, reason) => {
  const url = new URL(database.adminUrl)
  spoil(url)
  const env = { HUB_DATA_DIR: dataDir, DATABASE_URL: url.href }
  const start = startProgram('subgraphs/main', { args: ['residents'], env, line: /is ready|waiting for/ })
  const { message } = await start.then(
    () => Promise.reject(new Error('it has started')),
    (error: Error) => error,
  )
  expect(message).toMatch(/ended with 1: The database 127\.0\.0\.1:\d+\/\S+ cannot be used: [^\n]*\n?$/)
  expect(message).toMatch(reason)
  expect(message).not.toContain('wrong')
})
