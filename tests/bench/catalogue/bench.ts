import { parse } from 'graphql'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { Metrics } from '../../../gateway/edge/metrics'
import { composeSupergraph } from '../../../gateway/generation/compose'
import { openHub } from '../../../gateway/hub'
import { anonymous } from '../../../shared/auth'
import { openEmbedded } from '../../../shared/database/embedded'
import { loginUrl, migrate, schemaOf } from '../../../shared/database/migrate'
import { silentLog } from '../../../shared/logging'
import { projectRoot } from '../../../shared/project/root'
import { cases } from '../../../subgraphs/cases/subgraph'
import { table, writeRow } from '../support/report'
import { median } from '../support/statistics'

const key = 'a key for a benchmark alone'
const queries = {
  flat: '{ categories { code name line parent { code } } }',
  nested: '{ categories { code name line parent { code } children { code name } } }',
} as const
const repeats = 40

/** How long the whole catalogue of a district's size takes in one query: 3,575 leaves below 118 classes of 10 sectors. */
export async function benchCatalogue(): Promise<void> {
  const folder = mkdtempSync(path.join('/tmp', 'station-hub-bench-'))
  const embedded = await openEmbedded({ dataDir: folder, log: silentLog, settings: ['fsync=off'] })
  try {
    await migrate({ adminUrlOf: () => embedded.url, schemas: [schemaOf('cases')], dataKey: key, log: silentLog })
    const client = new Client({ connectionString: embedded.url })
    await client.connect()
    await client.query(readFileSync(path.join(projectRoot, 'tests/bench/indicators/cases.sql'), 'utf8'))
    await client.query('vacuum analyze category')
    await client.end()
    await measure(loginUrl(embedded.url, 'cases', key))
  } finally {
    await embedded.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(url: string): Promise<void> {
  const hub = await openHub({
    definitions: [cases],
    databaseUrlOf: () => url,
    dataKey: key,
    supergraphSdl: (subgraphs) => composeSupergraph(subgraphs.map(({ subgraph }) => subgraph)),
    seed: 'none',
    timeZone: 'Asia/Shanghai',
    report: (error) => {
      throw error
    },
    metrics: new Metrics(),
    log: silentLog,
  })
  const [running] = hub.subgraphs
  if (!running) throw new Error('the subgraph is not there')
  const found: Asked[] = []
  for (const [name, text] of Object.entries(queries)) {
    const document = parse(text)
    const signal = new AbortController().signal
    const request = { document, variables: {}, operationName: null, viewer: anonymous, requestId: 'bench', signal }
    found.push(await timed(`${name}, the subgraph alone`, () => running.subgraph.execute(request)))
    found.push(await timed(`${name}, through the gateway`, () => hub.client.query(anonymous, text, {})))
  }
  await hub.stop()
  report(found)
}

interface Asked {
  readonly what: string
  /** Milliseconds, the middle. */
  readonly time: number
  /** Milliseconds of this process's CPU, the middle. */
  readonly cpu: number
  readonly kilobytes: number
}

function report(found: readonly Asked[]): void {
  writeRow({
    row: 'catalogue',
    title: 'The whole catalogue in one query',
    how: `All categories of a district, 3,575 leaves below 118 classes of 10 sectors, with their parents, as one list and as a tree, ${repeats} times each, without HTTP.`,
    aims: [
      {
        name: 'the slowest, through the gateway',
        measured: Math.max(...found.map(({ time }) => time)),
        ...{ aim: 50, unit: 'ms', wanted: 'at most' },
      },
    ],
    tables: table(
      ['query', 'p50 ms', 'CPU ms', 'kB of answer'],
      found.map(({ what, time, cpu, kilobytes }) => [what, time, cpu, kilobytes]),
    ),
  })
}

async function timed(what: string, ask: () => Promise<{ data?: unknown }>): Promise<Asked> {
  const taken: number[] = []
  const busy: number[] = []
  let size = 0
  for (let n = 0; n < repeats; n += 1) {
    const used = process.cpuUsage()
    const begun = performance.now()
    const answer = await ask()
    taken.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(used)
    busy.push((user + system) / 1000)
    size = JSON.stringify(answer.data).length
  }
  // The first few find nothing warm.
  return { what, time: median(taken.slice(5)), cpu: median(busy.slice(5)), kilobytes: size / 1_024 }
}
