import { readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { subgraphFolder } from '../../shared/database/migrate'
import { InProcessTransport } from '../../shared/events'
import type { Subgraph } from '../../shared/graphql'
import type { HubClient } from '../../shared/hub'
import type { Logger } from '../../shared/logging'
import { openHubDatabase, openSubgraph, type RunningSubgraph } from '../../shared/process'
import { projectRoot } from '../../shared/project/root'
import type { GatewayConfig } from '../config'
import { SubgraphUnavailable } from '../execution/data-source'
import type { KnownSubgraph } from '../registry/check'
import type { Registry } from '../registry/registry'

/** Between two attempts to reach a database that is down. Milliseconds. */
const pause = 2_000

/** The schemas of the hub's own subgraphs, as they are committed: none of them need be there for a gateway to start. */
export function committedSchemas(): KnownSubgraph[] {
  return ['residents', 'cases', 'partners', 'volunteers', 'hub'].map((name) => {
    const file = path.join(projectRoot, subgraphFolder(name), 'schema.graphql')
    return { name, sdl: readFileSync(file, 'utf8') }
  })
}

/** The registry of a gateway whose other subgraphs run elsewhere. Its database may be down: it is opened when it is back. */
export class SplitRegistry {
  private running: RunningSubgraph | null = null
  private readonly leaving = new AbortController()
  private opening: Promise<void> = Promise.resolve()

  constructor(
    private readonly registry: Registry,
    private readonly means: { readonly config: GatewayConfig; readonly hub: HubClient; readonly log: Logger },
  ) {}

  /** As a subgraph; unavailable while its database is. */
  get subgraph(): Pick<Subgraph, 'name' | 'execute' | 'subscribe'> {
    return {
      name: 'hub',
      execute: async (request) => this.opened().execute(request),
      subscribe: async (request) => this.opened().subscribe(request),
    }
  }

  /** Tries once before it answers, and goes on trying afterwards. */
  async open(): Promise<void> {
    if (await this.attempt()) return
    this.opening = this.keepTrying()
  }

  async close(): Promise<void> {
    this.leaving.abort()
    await this.opening
    await this.registry.close()
    await this.running?.stop()
  }

  private async keepTrying(): Promise<void> {
    const { signal } = this.leaving
    while (!signal.aborted && !(await this.attempt())) await wait(pause, undefined, { signal }).catch(() => undefined)
    if (!this.running) return
    await this.registry.resume()
    this.registry.start()
  }

  private async attempt(): Promise<boolean> {
    const { config, hub, log } = this.means
    try {
      const database = await openHubDatabase(config, ['hub'], log)
      this.running = await openSubgraph(this.registry.definition, {
        databaseUrl: database.urlOf('hub'),
        transport: new InProcessTransport(),
        hub,
        log,
        timeZone: config.HUB_TIME_ZONE,
        seed: 'none',
        poolSize: 4,
      })
      this.registry.attach(this.running.database)
      return true
    } catch (err) {
      log.error({ err }, 'the registry’s database cannot be used; it is tried again')
      return false
    }
  }

  private opened(): Subgraph {
    if (this.running) return this.running.subgraph
    throw new SubgraphUnavailable(new Error('the registry’s database is not there yet'))
  }
}
