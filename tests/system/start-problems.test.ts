import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import path from 'node:path'
import { decodeJwt } from 'jose'
import { startProgram } from '../support/program'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync('/tmp/station-hub-start-')
})
afterEach(() => rmSync(dataDir, { recursive: true }))

/** What a program that cannot start says, with its exit code before it. */
function failure(name: string, env: Record<string, string>, args: readonly string[] = []): Promise<string> {
  const start = startProgram(name, { env: { HUB_DATA_DIR: dataDir, ...env }, args, line: /is ready|^ey/ })
  return start.then(
    async (program) => {
      await program.end()
      throw new Error('it has started')
    },
    (error: Error) => error.message,
  )
}

describe('the hub says in one message what keeps it from starting', () => {
  test('a configuration with several faults: all of them, by name, and exit code 2', async () => {
    const message = await failure('gateway/main', {
      ...{ HUB_PORT: 'x', HUB_ENV: 'test', HUB_DATA_KEY: 'short and secret', HUB_ORIGINS: 'nowhere' },
      ...{ DATABASE_URL: 'mysql://hub', OTEL_EXPORTER_OTLP_ENDPOINT: 'collector' },
    })
    expect(message).toContain('ended with 2')
    for (const variable of ['PORT', 'ENV', 'DATA_KEY', 'ORIGINS']) expect(message).toContain(`HUB_${variable}: must`)
    expect(message).toContain('DATABASE_URL: must')
    expect(message).toContain('OTEL_EXPORTER_OTLP_ENDPOINT: must')
    expect(message).not.toContain('short and secret')
  })

  test('subgraphs of which some are told: those that are missing, and exit code 2', async () => {
    const message = await failure('gateway/main', { HUB_SUBGRAPH_URL_CASES: 'http://127.0.0.1:1' })
    expect(message).toMatch(/ended with 2: [^]*HUB_SUBGRAPH_URL_RESIDENTS[^]*HUB_SUBGRAPH_URL_VOLUNTEERS/)
  })

  test('a port that somebody else has: exit code 1, before a database is started', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const message = await failure('gateway/main', { HUB_PORT: String(port) })
    expect(message).toContain('ended with 1')
    expect(message).toMatch(new RegExp(`Port ${port} .* is in use: .* HUB_PORT\\.`))
    other.close()
  })

  test('a database that does not answer: exit code 1, and where it should be', async () => {
    const message = await failure('gateway/main', {
      HUB_PORT: '0',
      DATABASE_URL: 'postgres://x:secret@127.0.0.1:1/hub',
    })
    expect(message).toContain('ended with 1')
    expect(message).toContain('The database 127.0.0.1:1/hub cannot be used')
    expect(message).not.toContain('secret')
  })

  const root = process.getuid?.() === 0 ? test : test.skip
  root('a data folder that PostgreSQL may not enter: exit code 1, and which it is', async () => {
    const closed = path.join(dataDir, 'closed')
    mkdirSync(closed)
    chmodSync(closed, 0o700)
    const message = await failure('gateway/main', { HUB_PORT: '0', HUB_DATA_DIR: path.join(closed, 'data') })
    expect(message).toContain('ended with 1')
    expect(message).toContain(`may not enter ${closed}. Set HUB_DATA_DIR`)
  })
})

describe('npm run token', () => {
  const token = async (...args: string[]) => {
    const program = await startProgram('scripts/token', { env: { HUB_DATA_DIR: dataDir }, args, line: /^ey/ })
    const { exitCode } = program.process
    expect(exitCode ?? (await once(program.process, 'exit'))[0]).toBe(0)
    return decodeJwt(program.line)
  }

  test('prints a token of a demo person, or of whoever is described, and nothing else', async () => {
    expect(await token('--as', 'worker')).toMatchObject({ role: 'STATION_WORKER' })
    const described = ['--role', 'PARTNER', '--sub', 'p-1', '--org', 'o-1', '--name', 'Li', '--ttl', '60']
    const claims = await token(...described)
    expect(claims).toMatchObject({ sub: 'p-1', role: 'PARTNER', org: 'o-1', name: 'Li' })
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(60)
  })

  test.each([
    [[], /usage: npm run token/],
    [['--as', 'nobody'], /There is no demo person "nobody"/],
    [['--role', 'KING', '--sub', 'k'], /--role must be one of/],
    [['--role', 'PARTNER'], /--sub is needed/],
    [['--as', 'worker', '--ttl', '0'], /--ttl must be/],
    [['--as', 'worker', '--area', 'Not a code'], /--area must be a code/],
    [['--unknown'], /usage: npm run token/],
  ])('says what is wrong with %j, and ends with 2', async (args, words) => {
    const message = await failure('scripts/token', {}, args)
    expect(message).toContain('ended with 2')
    expect(message).toMatch(words)
  })
})
