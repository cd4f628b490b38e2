import type { ProcessSettings } from '../config'
import { openEmbedded, runningEmbedded } from '../database/embedded'
import { loginUrl, migrate, schemaOf } from '../database/migrate'
import type { Logger } from '../logging'
import { dataKeys, loginKey, type DataKeys } from './data-key'
import type { SubgraphDefinition } from './definition'
import { StartProblem } from './start-problem'

type Name = SubgraphDefinition['name']

/** The databases that a process's subgraphs are in. */
export interface HubDatabase {
  /** HUB_DATA_KEY and the one before it, given or kept. */
  readonly dataKeys: DataKeys
  /** `demo` with a database of the hub's own, else `none`, unless HUB_SEED says otherwise. */
  readonly seed: 'demo' | 'none'
  /** Of a subgraph's login role. */
  urlOf(name: Name): string
  /** Stops the embedded database, if there is one. To be called last. */
  close(): Promise<void>
}

/**
 * Finds or starts PostgreSQL and brings the schemas of the given subgraphs to their newest state. A subgraph's own
 * variable (`CASES_DATABASE_URL`) goes before DATABASE_URL; without either the hub brings its own. Throws StartProblem.
 */
export async function openHubDatabase(
  settings: ProcessSettings,
  names: readonly Name[],
  log: Logger,
): Promise<HubDatabase> {
  const external = new Map(names.map((name) => [name, externalUrl(settings, name)]))
  const needsEmbedded = [...external.values()].includes(undefined)
  const embedded = needsEmbedded ? await openEmbedded({ dataDir: settings.HUB_DATA_DIR, log }) : null
  const key = loginKey(settings)
  const adminUrlOf = (name: string) => {
    const url = external.get(name as Name) ?? embedded?.url
    if (!url) throw new StartProblem(`There is no database for ${name}.`)
    return url
  }
  try {
    await migrate({ adminUrlOf, schemas: names.map(schemaOf), dataKey: key, log })
  } catch (error) {
    await embedded?.close()
    throw error
  }
  return {
    dataKeys: dataKeys(settings),
    seed: settings.HUB_SEED ?? (embedded ? 'demo' : 'none'),
    urlOf: (name) => loginUrl(adminUrlOf(name), name, key),
    close: async () => embedded?.close(),
  }
}

/**
 * The database of one subgraph for a program that may run while the hub does: the hub's own is used as it is, others
 * are opened as the hub would. Throws StartProblem.
 */
export async function openBesideHub(settings: ProcessSettings, name: Name, log: Logger): Promise<HubDatabase> {
  const running = externalUrl(settings, name) === undefined ? runningEmbedded(settings.HUB_DATA_DIR) : null
  if (running === null) return openHubDatabase(settings, [name], log)
  return {
    dataKeys: dataKeys(settings),
    seed: 'none',
    urlOf: (schema) => loginUrl(running, schema, loginKey(settings)),
    close: () => Promise.resolve(),
  }
}

function externalUrl(settings: ProcessSettings, name: Name): string | undefined {
  return settings[`${name.toUpperCase() as Uppercase<Name>}_DATABASE_URL`] ?? settings.DATABASE_URL
}
