import { createLocalJWKSet, type JWK } from 'jose'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Authenticator } from '../../gateway/edge/authentication'
import { openIssuer, ownIssuer, type Issuer } from '../../gateway/edge/issuer'
import { Metrics } from '../../gateway/edge/metrics'
import { openHub, type Hub, type HubOptions } from '../../gateway/hub'
import type { AudienceSigner } from '../../gateway/registry/fence/audience-tokens'
import { Registry } from '../../gateway/registry/registry'
import { openServer, type HubServer } from '../../gateway/server'
import { anonymous, type TokenRole, type Viewer } from '../../shared/auth'
import { demoPersons, type DemoPersonName } from '../../shared/demo'
import { silentLog } from '../../shared/logging'
import type { SubgraphDefinition } from '../../shared/process/definition'
import { cases } from '../../subgraphs/cases/subgraph'
import { partners } from '../../subgraphs/partners/subgraph'
import { residents } from '../../subgraphs/residents/subgraph'
import { volunteers } from '../../subgraphs/volunteers/subgraph'
import { TestClock } from './clock'
import { openTestDatabase, testDatabase, type TestDatabase } from './database'
import { demoTemplate } from './demo-template'
import { testKey } from './server'
import { testSupergraph } from './supergraph'

export interface TestHubOptions {
  readonly seed?: 'demo' | 'none'
  readonly now?: Date | string
  readonly definitions?: readonly SubgraphDefinition[]
  /** How long candidates wait for a match source; a minute where it is left out. */
  readonly matchPatienceMilliseconds?: number
}

/** A demo person by name, or any part of a viewer; what is left out is an anonymous visitor's. */
export type Person = DemoPersonName | 'anonymous' | Partial<Viewer>

export interface TestAnswer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data?: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions?: Readonly<Record<string, unknown>>
  }[]
}

/** One person's questions. */
export interface TestPerson {
  readonly viewer: Viewer
  /** Through the gateway's plans and every subgraph, without HTTP. */
  query(document: string, variables?: Record<string, unknown>): Promise<TestAnswer>
  /** The same with a token, over HTTP; the endpoint is opened at the first call. */
  post(document: string, variables?: Record<string, unknown>): Promise<TestAnswer & { status: number }>
  /** A token of this person, for an hour. */
  token(): Promise<string>
}

/** The whole hub in this process, on a database of its own. */
export interface TestHub {
  readonly hub: Hub
  readonly clock: TestClock
  /** What has been sent to PostgreSQL since `statements.length = 0`. */
  readonly statements: { readonly subgraph: string; readonly name: string }[]
  /** Causes of what was answered as INTERNAL. */
  readonly causes: unknown[]
  as(person: Person): TestPerson
  /** Runs jobs and delivers events, in all subgraphs, until nothing is left that is due. Throws what failed. */
  drain(options?: { mayFail?: boolean }): Promise<void>
  /** The endpoint's address; it begins to listen at the first call. */
  url(): Promise<string>
  close(): Promise<void>
}

/** Opens the hub for a test. Close it at the end. */
export async function openTestHub(options: TestHubOptions = {}): Promise<TestHub> {
  const { seed = 'none', now, definitions = all, matchPatienceMilliseconds = patience.subgraph } = options
  const clock = new TestClock(now)
  const template = seed === 'demo' && definitions === all ? await demoTemplate(clock.now(), fill(clock)) : undefined
  const database = await openTestDatabase(template)
  const statements: { subgraph: string; name: string }[] = []
  const causes: unknown[] = []
  const report = (cause: unknown) => `error-${causes.push(cause)}`
  const metrics = new Metrics()
  const watch = {
    onStatement: (subgraph: string, name: string) => statements.push({ subgraph, name }),
    report,
    metrics,
  }
  // What subgraphs sign with is the endpoint's, which is opened later.
  let endpoint: TestEndpoint | undefined
  const own = {
    tokens: { sign: async (...asked: Parameters<Issuer['sign']>) => (await opened(endpoint).issuer()).sign(...asked) },
    publicUrl: () => opened(endpoint).knownUrl,
    signer: {
      signFor: async (...asked: Parameters<Issuer['signFor']>) => (await opened(endpoint).issuer()).signFor(...asked),
    },
  }
  const hub = await openOn(database, { definitions, seed, clock, matchPatienceMilliseconds, ...watch, ...own }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  const served = (endpoint = new TestEndpoint(hub, clock, metrics, report))
  return {
    hub,
    clock,
    statements,
    causes,
    url: () => served.url(),
    as(person) {
      const viewer = viewerOf(person)
      return {
        viewer,
        query: (document, variables = {}) => hub.client.query(viewer, document, variables),
        post: (document, variables = {}) => served.post(viewer, document, variables),
        token: () => served.token(viewer),
      }
    },
    drain: ({ mayFail = false } = {}) => drain(hub, mayFail),
    async close() {
      await served.close()
      await hub.stop()
      await database.close()
    },
  }
}

const all = [residents, cases, partners, volunteers]

/** Long: what a test finds must not depend on how busy the machine is. */
const patience = { subgraph: 60_000, request: 60_000 }

type Opening = Pick<
  HubOptions,
  'definitions' | 'seed' | 'report' | 'metrics' | 'onStatement' | 'tokens' | 'publicUrl' | 'matchPatienceMilliseconds'
> & { clock: TestClock; signer?: AudienceSigner }

function opened(endpoint: TestEndpoint | undefined): TestEndpoint {
  if (!endpoint) throw new Error('the hub is not open yet')
  return endpoint
}

function openOn(database: TestDatabase, opening: Opening): Promise<Hub> {
  return openHub({
    ...opening,
    databaseUrlOf: (name) => database.urlOf(name),
    dataKey: testKey,
    registry:
      opening.definitions === all
        ? new Registry({
            production: false,
            tokens: opening.signer ?? null,
            patienceMilliseconds: patience.subgraph,
            clock: opening.clock,
            log: silentLog,
            kept: null,
          })
        : null,
    supergraphSdl: (subgraphs) => testSupergraph(subgraphs.map(({ subgraph }) => subgraph)),
    timeZone: 'Asia/Shanghai',
    poolSize: 6,
    patience,
    log: silentLog,
  })
}

/** Seeds a database with the demo territory, and delivers what its subgraphs tell each other of it. */
function fill(clock: TestClock) {
  return async (name: string) => {
    const quiet = { report: () => '', metrics: new Metrics(), onStatement: () => undefined }
    const hub = await openOn(testDatabase(name), { definitions: all, seed: 'demo', clock, ...quiet })
    await drain(hub, false)
    await hub.stop()
  }
}

async function drain(hub: Hub, mayFail: boolean): Promise<void> {
  for (let ran = 1; ran > 0;) {
    ran = 0
    for (const subgraph of hub.subgraphs) {
      const drained = await subgraph.drain()
      const [failure] = drained.failed
      if (failure && !mayFail) throw new Error(`the job ${failure.name} failed`, { cause: failure.error })
      ran += drained.ran
    }
  }
}

function viewerOf(person: Person): Viewer {
  if (person === 'anonymous') return anonymous
  if (typeof person !== 'string') return { ...anonymous, ...person }
  const { sub, name, role, area, org } = demoPersons[person]
  return { id: sub, name, role, area, organizationId: org, expiresAt: null }
}

/** The public endpoint, opened when a test first needs it. */
class TestEndpoint {
  #open: Promise<{ server: HubServer; url: string; issuer: Issuer; folder: string }> | undefined
  /** Empty until something has asked for the endpoint. */
  knownUrl = ''

  constructor(
    private readonly hub: Hub,
    private readonly clock: TestClock,
    private readonly metrics: Metrics,
    private readonly report: (cause: unknown) => string,
  ) {}

  async url(): Promise<string> {
    return (await this.opened()).url
  }

  async issuer(): Promise<Issuer> {
    return (await this.opened()).issuer
  }

  async token({ id, name, role, area, organizationId }: Viewer): Promise<string> {
    const { issuer } = await this.opened()
    const claims = { sub: id, name, role: role as TokenRole, area, org: organizationId }
    return issuer.sign(claims, { ttlSeconds: 3_600, development: true, now: this.clock.now() })
  }

  async post(viewer: Viewer, query: string, variables: Record<string, unknown>) {
    const authorization = viewer.role === 'ANONYMOUS' ? {} : { authorization: `Bearer ${await this.token(viewer)}` }
    const response = await fetch(`${await this.url()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
    })
    return { status: response.status, ...((await response.json()) as TestAnswer) }
  }

  async close(): Promise<void> {
    if (!this.#open) return
    const { server, folder } = await this.#open
    await server.close()
    await rm(folder, { recursive: true })
  }

  private opened() {
    return (this.#open ??= this.open())
  }

  private async open() {
    const folder = await mkdtemp(path.join(tmpdir(), 'hub-keys-'))
    const issuer = await openIssuer(folder)
    const keys = createLocalJWKSet({ keys: issuer.jwks.keys as JWK[] })
    const { generations, executor } = this.hub
    const server = await openServer({
      generations,
      executor,
      authenticator: new Authenticator({
        issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys }],
        developmentTokens: true,
        clock: this.clock,
      }),
      issuer,
      metrics: this.metrics,
      checks: [],
      routes: this.hub.subgraphs.flatMap(({ routes }) => routes),
      production: false,
      console: { signIn: { kind: 'demo', tokens: issuer }, timeZone: 'Asia/Shanghai' },
      requestTimeoutMilliseconds: patience.request,
      clock: this.clock,
      report: this.report,
      log: silentLog,
    })
    this.knownUrl = await server.listen('127.0.0.1', 0)
    return { server, url: this.knownUrl, issuer, folder }
  }
}
