import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { openTestDatabase, testKey, type TestDatabase } from '../support'
import { openCollector, type CollectedSpan, type Collector } from '../support/collector'
import { demoCommunityCode } from '../../shared/demo'
import { startProgram } from '../support/program'
import { openSplitHub, type SplitHub } from '../support/split'

jest.setTimeout(120_000)

const openCase = `mutation Open($summary: String!) { openCase(input: {
  channel: WINDOW, communityCode: "${demoCommunityCode}", summary: $summary, categoryCode: "public.company.visiting"
}) { id community { name } } }`

describe('with a collector', () => {
  let collector: Collector
  let hub: SplitHub
  beforeAll(async () => {
    collector = await openCollector()
    hub = await openSplitHub({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '100' })
  })
  afterAll(async () => {
    await hub.close()
    await collector.close()
  })

  test('a change is one trace, from the request over processes, statements and jobs to what others made of it', async () => {
    const summary = `Company ${randomUUID()}`
    const { errors } = await hub.ask(0, 'worker', openCase, { summary })
    expect(errors).toBeUndefined()
    const wanted = [
      'station-hub-gateway: POST /graphql',
      'station-hub-gateway: fetch cases',
      'station-hub-cases: POST /graphql',
      'station-hub-cases: execute cases',
      'station-hub-cases: publishEvents',
      'station-hub-cases: commit',
      'station-hub-cases: job deliver_events',
      'station-hub-gateway: fetch residents',
      'station-hub-residents: POST /graphql',
      'station-hub-volunteers: POST /events',
    ]
    const named = ({ service, name }: CollectedSpan) => `${service}: ${name}`
    const trace = () => {
      const isOurs = ({ attributes }: CollectedSpan) => attributes.some(({ value }) => value.stringValue === 'Open')
      const traceId = collector.spans.find(isOurs)?.traceId
      return collector.spans.filter((span) => span.traceId === traceId)
    }
    const loose = () => {
      const ids = new Set(trace().map(({ spanId }) => spanId))
      return trace().filter(({ parentSpanId }) => !parentSpanId || !ids.has(parentSpanId))
    }
    await collector.until(() => {
      const names = new Set(trace().map(named))
      return wanted.every((name) => names.has(name)) && loose().length === 1
    })
    expect(loose().map(named)).toEqual(['station-hub-gateway: POST /graphql'])
    expect(collector.bodies.join('')).not.toContain(summary)
  })
})

describe('the hub in one process', () => {
  let dataDir: string
  let database: TestDatabase
  beforeEach(async () => {
    dataDir = mkdtempSync('/tmp/station-hub-tracing-')
    database = await openTestDatabase()
  })
  afterEach(async () => {
    await database.close()
    rmSync(dataDir, { recursive: true })
  })
  const env = () => ({
    HUB_DATA_DIR: dataDir,
    DATABASE_URL: database.adminUrl,
    HUB_DATA_KEY: testKey,
    HUB_PORT: '0',
  })
  const ask = (line: string, headers = {}) =>
    fetch(/http:\S+/.exec(line)?.[0] ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ area(code: "xicheng") { name } }' }),
    })

  test('loads nothing that traces without a collector', async () => {
    const program = await startProgram('tests/support/programs/loaded', { env: env(), line: /is ready/ })
    expect((await ask(program.line)).status).toBe(200)
    await program.end()
    const loaded = JSON.parse(/^loaded: (.*)$/m.exec(program.said())?.[1] ?? 'null') as string[]
    // Apollo's packages load the API, which does nothing by itself.
    expect(loaded.filter((file) => !file.includes('/@opentelemetry/api/'))).toEqual([])
  })

  test('goes on with the trace of a client, and sends what is left when it ends', async () => {
    const collector = await openCollector()
    const trace = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_BSP_SCHEDULE_DELAY: '600000' }
    const program = await startProgram('tests/support/programs/loaded', {
      env: { ...env(), ...trace },
      line: /is ready/,
    })
    const [traceId, parent] = ['a'.repeat(32), 'b'.repeat(16)]
    await ask(program.line, { traceparent: `00-${traceId}-${parent}-01` })
    expect(await program.end()).toBe(0)
    expect(program.said()).toContain('sdk-trace')
    const spans = collector.spans.filter((span) => span.traceId === traceId)
    expect(spans.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['POST /graphql', 'fetch residents', 'execute residents']),
    )
    expect(spans.filter(({ parentSpanId }) => parentSpanId === parent).map(({ name }) => name)).toEqual([
      'POST /graphql',
    ])
    await collector.close()
  })

  test('does not mind a collector that is not there', async () => {
    const trace = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_BSP_SCHEDULE_DELAY: '10' }
    const program = await startProgram('gateway/main', { env: { ...env(), ...trace }, line: /is ready/ })
    for (let n = 0; n < 5; n++) expect((await ask(program.line)).status).toBe(200)
    expect(await program.end()).toBe(0)
    expect(program.said()).not.toMatch(/OTLP|ECONNREFUSED/)
  })
})
