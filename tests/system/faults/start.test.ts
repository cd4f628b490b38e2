import { mkdtempSync, rmSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { makeLayout } from '../../../scripts/split/layout'
import { openTestDatabase, testKey, type TestDatabase } from '../../support'
import { startProgram, type RunningProgram } from '../../support/program'
import { openProxy, type Mode, type Proxy } from './proxy'

jest.setTimeout(120_000)

let dataDir: string
let database: TestDatabase
let proxy: Proxy
beforeEach(async () => {
  dataDir = mkdtempSync('/tmp/station-hub-faults-')
  database = await openTestDatabase()
  const { hostname: host, port } = new URL(database.adminUrl)
  proxy = await openProxy({ host, port: Number(port) })
})
afterEach(async () => {
  await proxy.close()
  await database.close()
  rmSync(dataDir, { recursive: true })
})

/** A subgraph whose way to PostgreSQL leads through the proxy, as far as its first word that it waits. */
async function startWaiting(): Promise<{ program: RunningProgram; ready: () => Promise<Response>; url: string }> {
  const { port } = (await makeLayout([])).subgraphs.cases
  const program = await startProgram('subgraphs/main', {
    args: ['cases'],
    env: {
      ...{ HUB_DATA_DIR: dataDir, HUB_DATA_KEY: testKey, HUB_PORT: String(port) },
      DATABASE_URL: Object.assign(new URL(database.adminUrl), { port: String(proxy.port) }).href,
    },
    line: /not ready: waiting for the database/,
  })
  const url = `http://127.0.0.1:${port}`
  return { program, url, ready: () => fetch(`${url}/health/ready`) }
}

const faults: readonly Mode[] = ['down', 'reset', 'hang']

test.each(faults)(
  'a subgraph that is started while PostgreSQL is %s says so, waits and becomes ready',
  async (mode) => {
    proxy.set(mode)
    const { program, url, ready } = await startWaiting()
    const before = await ready()
    expect([before.status, await before.json()]).toEqual([
      503,
      { status: 'not ready', reasons: ['the database of cases does not answer'] },
    ])
    expect((await fetch(`${url}/health/live`)).status).toBe(200)
    expect(program.printed('is ready at')).toBe('')
    proxy.set('pass')
    while ((await ready()).status !== 200) await wait(50)
    // Not started again in between: nothing here would do that.
    expect(program.process.exitCode).toBeNull()
    expect(await program.end()).toBe(0)
    expect(program.printed('is ready at')).toContain('cases is ready')
  },
)

test('a subgraph that waits for its database ends when it is told to', async () => {
  proxy.set('down')
  const { program } = await startWaiting()
  expect(await program.end()).toBe(0)
})
