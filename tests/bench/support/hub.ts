import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openIssuer } from '../../../gateway/edge/issuer'
import { makeLayout, peerEnvironment, subgraphNames, type Layout } from '../../../scripts/split/layout'
import { openEmbedded } from '../../../shared/database/embedded'
import { demoPersons, type DemoPersonName } from '../../../shared/demo'
import { silentLog } from '../../../shared/logging'
import { startProgram, type RunningProgram } from '../../support/program'

/** A database with a data folder beside it, on which hubs are opened. */
export interface BenchPlace {
  readonly environment: Readonly<Record<string, string>>
  /** A header with a demo person's token, good for an hour; or with that of a colleague, who has the same rights. */
  authorization(person: DemoPersonName, colleague?: number): Promise<string>
  close(): Promise<void>
}

/** A hub that listens, and its processes. */
export interface BenchHub {
  readonly url: string
  readonly pids: readonly number[]
  close(): Promise<void>
}

/** The same hub with its subgraphs apart, so that another gateway can be put over them. */
export interface BenchSplit extends BenchHub {
  readonly layout: Layout
  /** Of the gateway alone. */
  readonly gatewayPid: number
}

/** PostgreSQL as the hub itself would start it. */
export async function openPlace(settings: readonly string[] = []): Promise<BenchPlace> {
  const folder = mkdtempSync('/tmp/station-hub-bench-')
  // PostgreSQL runs under an account of its own.
  chmodSync(folder, 0o755)
  const database = await openEmbedded({ dataDir: path.join(folder, 'db'), log: silentLog, settings: [...settings] })
  const dataDir = path.join(folder, 'hub')
  return {
    environment: { DATABASE_URL: database.url, HUB_DATA_DIR: dataDir, HUB_SEED: 'demo', HUB_RATE_LIMIT: '0' },
    async authorization(person, colleague = 0) {
      const { sub, name, role, area, org } = demoPersons[person]
      const issuer = await openIssuer(dataDir)
      return `Bearer ${await issuer.sign({ sub: colleague === 0 ? sub : `${sub}-${colleague}`, name, role, area, org }, { ttlSeconds: 3_600, development: true })}`
    },
    async close() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Headers of so many workers of one station: each of them is answered alone, and all the same. */
export const colleagues = (place: BenchPlace, count: number): Promise<{ authorization: string }[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, n) => ({ authorization: await place.authorization('worker', n) })),
  )

/** `npm start`. */
export async function openWhole({ environment }: BenchPlace): Promise<BenchHub> {
  const hub = await start('gateway/main', { ...environment, HUB_PORT: '0' })
  return { url: urlIn(hub), pids: [pidOf(hub)], close: async () => void (await hub.end()) }
}

/** Four subgraphs and one gateway, each a process of its own. */
export async function openSplit({ environment }: BenchPlace): Promise<BenchSplit> {
  const layout = await makeLayout([0])
  const common = { ...environment, ...peerEnvironment(layout) }
  const [inner] = layout.gateways
  // All at once: each may wait for what another has to tell.
  const [gateway, ...subgraphs] = await Promise.all([
    start('gateway/main', { ...common, HUB_PORT: '0', HUB_INNER_PORT: String(inner?.innerPort ?? 0) }),
    ...subgraphNames.map((name) =>
      start('subgraphs/main', { ...common, HUB_PORT: String(layout.subgraphs[name].port) }, [name]),
    ),
  ])
  return {
    url: urlIn(gateway),
    pids: [gateway, ...subgraphs].map(pidOf),
    gatewayPid: pidOf(gateway),
    layout,
    async close() {
      for (const program of [gateway, ...subgraphs]) await program.end()
    },
  }
}

const start = (name: string, env: Record<string, string>, args: readonly string[] = []) =>
  startProgram(name, { args, env, line: /is ready at/ })

const urlIn = ({ line }: RunningProgram) => line.slice(line.indexOf('http'))

function pidOf({ process: { pid } }: RunningProgram): number {
  if (pid === undefined) throw new Error('the program did not start')
  return pid
}
