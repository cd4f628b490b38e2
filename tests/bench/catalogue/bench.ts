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
  for (const [name, text] of Object.entries(queries)) {
    const document = parse(text)
    const signal = new AbortController().signal
    const request = { document, variables: {}, operationName: null, viewer: anonymous, requestId: 'bench', signal }
    await timed(`${name}, the subgraph alone`, () => running.subgraph.execute(request))
    await timed(`${name}, through the gateway`, () => hub.client.query(anonymous, text, {}))
  }
  await hub.stop()
}

async function timed(what: string, ask: () => Promise<{ data?: unknown }>): Promise<void> {
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
  const median = (list: number[]) =>
    (list.slice(5).sort((a, b) => a - b)[Math.floor((repeats - 5) / 2)] ?? 0).toFixed(1)
  console.log(
    `${what}: median ${median(taken)} ms (${median(busy)} ms of CPU), ${Math.round(size / 1024)} kB of answer`,
  )
}
