import type { Logger } from 'pino'
import type { Clock } from '../../shared/clock'
import type { SubgraphDatabase } from '../../shared/database/pg'
import type { SubgraphDefinition } from '../../shared/process/definition'
import type { SupergraphCandidate } from '../generation/first-generation'
import { buildGeneration } from '../generation/generation'
import type { SubgraphSource } from '../generation/source'
import type { KnownSubgraph } from './check'
import { idOf } from './supergraph/published'
import { SubgraphUnavailable, type FetchOutcome } from '../execution/data-source'
import { resolveBySystem, type Resolve } from '../../shared/outbound'
import { AudienceTokens, type AudienceSigner } from './fence/audience-tokens'
import { FenceBook } from './fence/fence-book'
import { HealthRecord, type Health } from './health/health'
import { Checking } from './plug-in/checking'
import type { PlugIn } from './plug-in/plug-in'
import { PgRegistryStore } from './registry.store.pg'
import type { RegistryStore } from './registry.store'
import { beginning } from './serving/beginning'
import type { KeptPlugIns } from './serving/kept-plug-ins'
import { KeepingUp, type Every } from './serving/keeping-up'
import { typeNamesOf } from './serving/type-names'
import { Publisher } from './serving/publisher'
import { Serving, type Gateway } from './serving/serving'
import type { AsSystem, CoreSubgraphs, Served } from './serving/state'
import { registrySchema } from './subgraph'

export interface RegistryOptions {
  /** Whether only public addresses are asked. */
  readonly production: boolean
  /** Signs what partners' services are shown; null: nothing is. */
  readonly tokens: AudienceSigner | null
  /** What names stand for; the system's word where it is left out. */
  readonly resolve?: Resolve
  /** What a partner's service has for one request; a second where it is left out. */
  readonly patienceMilliseconds?: number
  /** What is done again and again; by a timer where it is left out. */
  readonly every?: Every
  readonly clock: Clock
  readonly log: Logger
  /** Null: nothing is kept on disk. */
  readonly kept: KeptPlugIns | null
}

/** What the registry's use cases are made of. */
export interface RegistryParts {
  readonly store: RegistryStore
  readonly asSystem: AsSystem
  readonly core: () => CoreSubgraphs
  readonly publisher: Publisher
  readonly serving: Serving
  readonly checking: Checking
  readonly healthOf: (name: string) => Health
  readonly dryRun: (sdl: string, plugIns: readonly PlugIn[]) => void
}

/** What a gateway is to begin with. */
export interface Beginning {
  /** To be tried before the hub's own supergraph. */
  readonly candidates: readonly SupergraphCandidate[]
  readonly sources: readonly SubgraphSource[]
  /** Null: the registry could not say. */
  readonly served: Served | null
}

/** What the registry needs of its schema's database. */
export type RegistryDatabase = Pick<SubgraphDatabase, 'asSystem' | 'openPool'>

/** The registry of one gateway: what is plugged in, and the gateway's keeping up with it. */
export class Registry {
  readonly definition: SubgraphDefinition
  private readonly store = new PgRegistryStore()
  private readonly fences: FenceBook
  private readonly publisher: Publisher
  private readonly serving: Serving
  private readonly ownHealth = new Map<string, HealthRecord>()
  private database: RegistryDatabase | null = null
  private core: CoreSubgraphs = { subgraphs: [], sdl: '', id: '' }
  private coreSources: readonly SubgraphSource[] = []
  private gateway: Gateway | null = null
  private keepingUp: KeepingUp | null = null
  private typesOfCore: ReadonlySet<string> | null = null

  constructor(private readonly options: RegistryOptions) {
    const {
      store,
      options: { clock, log, kept },
    } = this
    const core = () => this.core
    const { production, tokens, resolve = resolveBySystem, patienceMilliseconds } = options
    const audience = tokens && new AudienceTokens(tokens, () => clock.now())
    this.fences = new FenceBook({
      production,
      resolve,
      patienceMilliseconds,
      tokenFor: audience && ((url) => audience.for(url)),
      now: () => clock.now().getTime(),
      isHubs: (type) => this.hubTypes().has(type),
    })
    this.publisher = new Publisher({ store, asSystem: this.asSystem, core, clock })
    const sourcesOf = (plugIns: readonly PlugIn[]) => this.sourcesOf(plugIns)
    this.serving = new Serving({ publisher: this.publisher, core, sourcesOf, kept, log })
    this.serving.onServed(({ plugIns }) => this.fences.keepOnly(plugIns))
    this.definition = {
      name: 'hub',
      entities: [],
      compose: (deps) => registrySchema(deps, this.parts()),
      seedDemo: () => Promise.resolve(),
    }
  }

  /** The registry's database is there. */
  attach(database: RegistryDatabase): void {
    this.database = database
  }

  /** What the gateway is to begin with over the hub's own subgraphs. Never rejects: they can be served without. */
  async begin(
    subgraphs: readonly KnownSubgraph[],
    supergraphSdl: () => string,
    sources: readonly SubgraphSource[],
  ): Promise<Beginning> {
    this.coreSources = sources
    const { log, kept } = this.options
    try {
      const coreSdl = supergraphSdl()
      this.core = { subgraphs, sdl: coreSdl, id: idOf(coreSdl) }
      const served = await beginning(this.publisher, this.core, log)
      const { version, sdl } = served.published
      const candidates = [{ origin: `version ${version} of the registry`, trusted: true, read: () => sdl }]
      return { candidates, sources: this.sourcesOf(served.plugIns), served }
    } catch (err) {
      log.error({ err }, 'the registry cannot be read; the supergraph that was served last begins')
      return { candidates: [], sources: this.sourcesOf((await kept?.read()) ?? []), served: null }
    }
  }

  /** The database is there after all: what `begin` would have done. */
  async resume(): Promise<void> {
    try {
      await beginning(this.publisher, this.core, this.options.log)
      await this.serving.catchUp()
    } catch (err) {
      this.options.log.error({ err }, 'the registry cannot be read')
    }
  }

  /** The gateway is there, and serves what it began with. */
  connect(gateway: Gateway, { served }: Beginning): void {
    this.gateway = gateway
    this.serving.connect(gateway, served)
  }

  /** From now on it keeps up by itself with what is published anywhere. */
  start(): void {
    const {
      database,
      options: { log, every },
    } = this
    if (!database || this.keepingUp) return
    const [catchUp, probe] = [() => this.catchUp(), () => this.probe()]
    this.keepingUp = new KeepingUp({ pool: database.openPool(1), catchUp, probe, every, log })
  }

  /** Asks services that are left alone after faults whether they are back. */
  probe(): Promise<void> {
    return this.fences.probe()
  }

  /** Serves what was published last, whoever published it. Rejects when that cannot be read. */
  catchUp(): Promise<void> {
    return this.serving.catchUp()
  }

  /** A fetch from one of the hub's own subgraphs is over. */
  fetched(name: string, milliseconds: number, outcome: FetchOutcome): void {
    if (outcome === 'abandoned' || !this.core.subgraphs.some((own) => own.name === name)) return
    const record = this.ownHealth.get(name) ?? new HealthRecord(() => this.options.clock.now().getTime())
    this.ownHealth.set(name, record)
    record.add(milliseconds, outcome !== 'answered')
  }

  async close(): Promise<void> {
    await this.keepingUp?.close()
    this.serving.close()
    this.fences.close()
  }

  private readonly asSystem: AsSystem = (work) => {
    if (!this.database) throw new SubgraphUnavailable(new Error('the registry has no database yet'))
    return this.database.asSystem(work)
  }

  private parts(): RegistryParts {
    const { store, asSystem, publisher, serving } = this
    const core = () => this.core
    const generation = () => {
      if (!this.gateway) throw new Error('the registry is asked before its gateway is there')
      return this.gateway.generations.current
    }
    const checking = new Checking({ core, generation, sdlOf: (offered) => this.fences.sdlOf(offered) })
    return {
      ...{ store, asSystem, core, publisher, serving, checking },
      healthOf: (name) => this.healthOf(name),
      dryRun: (sdl, plugIns) => void buildGeneration(sdl, this.sourcesOf(plugIns)),
    }
  }

  private sourcesOf(plugIns: readonly PlugIn[]): readonly SubgraphSource[] {
    return [...this.coreSources, ...plugIns.map((plugIn) => this.fences.sourceOf(plugIn))]
  }

  private hubTypes(): ReadonlySet<string> {
    return (this.typesOfCore ??= typeNamesOf(this.core.subgraphs))
  }

  private healthOf(name: string): Health {
    const none = new HealthRecord(() => this.options.clock.now().getTime())
    return this.fences.healthOf(name) ?? (this.ownHealth.get(name) ?? none).read(false)
  }
}
