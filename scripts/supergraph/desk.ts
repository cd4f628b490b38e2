import { readFileSync } from 'node:fs'
import path from 'node:path'
import { composed } from '../../gateway/registry/serving/composing'
import { Publisher } from '../../gateway/registry/serving/publisher'
import type { AsSystem, CoreSubgraphs } from '../../gateway/registry/serving/state'
import type { PlugIn } from '../../gateway/registry/plug-in/plug-in'
import { PgRegistryStore } from '../../gateway/registry/registry.store.pg'
import { idOf, type Published } from '../../gateway/registry/supergraph/published'
import { rollBack } from '../../gateway/registry/supergraph/rolling-back'
import { buildGeneration } from '../../gateway/generation/generation'
import { committedSchemas } from '../../gateway/split/split-registry'
import { systemClock } from '../../shared/clock'
import type { Transaction } from '../../shared/database'
import { SubgraphDatabase } from '../../shared/database/pg'
import { projectRoot } from '../../shared/project/root'

/** The registry's records, for somebody at the machine; running gateways follow what is published here. */
export interface Desk {
  /** The newest, or the one of a version; null: there is none. */
  published(version: number | null): Promise<Published | null>
  /** Newest first. */
  history(count: number): Promise<readonly Published[]>
  partsOf(version: number): Promise<readonly PlugIn[]>
  rollBack(version: number): Promise<Published>
  close(): Promise<void>
}

export async function openDesk(url: string): Promise<Desk> {
  const database = await SubgraphDatabase.open({ url, name: 'hub', entities: [], poolSize: 2 })
  const store = new PgRegistryStore()
  const asSystem: AsSystem = (work) => database.asSystem(work)
  const core = coreOf()
  const publisher = new Publisher({ store, asSystem, core: () => core, clock: systemClock })
  const read = <T>(work: (tx: Transaction) => Promise<T>) => asSystem((caller) => caller.read(work))
  return {
    published: (version) => read(async (tx) => store.published(tx, version ?? (await store.latestVersion(tx)))),
    history: (count) => read(async (tx) => store.before(tx, (await store.latestVersion(tx)) + 1, count)),
    partsOf: (version) => read((tx) => store.partsOf(tx, version)),
    rollBack: (version) =>
      rollBack(
        { store, asSystem, publisher, composed: (plugIns) => composed(core, plugIns), dryRun: loads(core) },
        version,
        null,
      ),
    close: () => database.close(),
  }
}

function coreOf(): CoreSubgraphs {
  const sdl = readFileSync(path.join(projectRoot, 'gateway/supergraph.graphql'), 'utf8')
  return { subgraphs: committedSchemas(), sdl, id: idOf(sdl) }
}

/** Throws when the hub could not serve a supergraph; nothing of it is asked. */
function loads({ subgraphs }: CoreSubgraphs) {
  const nobody = () => Promise.reject(new Error('a supergraph is being loaded: nothing is asked'))
  return (sdl: string, plugIns: readonly PlugIn[]) => {
    const names = [...subgraphs, ...plugIns].map(({ name }) => name)
    const sources = names.map((name) => ({ subgraph: { name, execute: nobody, subscribe: nobody }, ownerId: null }))
    buildGeneration(sdl, sources)
  }
}
