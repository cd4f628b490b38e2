import { createLocalJWKSet } from 'jose'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { gatewayConfig } from '../../../gateway/config'
import { Authenticator } from '../../../gateway/edge/authentication'
import { openIssuer, ownIssuer } from '../../../gateway/edge/issuer'
import { Metrics } from '../../../gateway/edge/metrics'
import { KeptSupergraph } from '../../../gateway/generation/kept-supergraph'
import { Registry } from '../../../gateway/registry/registry'
import { openServer } from '../../../gateway/server'
import { openSplitGateway } from '../../../gateway/split/split'
import { systemClock } from '../../../shared/clock'
import { demoPersons, type DemoPersonName } from '../../../shared/demo'
import type { EventTransport, HubEvent, Undelivered } from '../../../shared/events'
import { silentLog } from '../../../shared/logging'
import { openSubgraph } from '../../../shared/process'
import { PeerTransport } from '../../../shared/process/peer-transport'
import { projectRoot } from '../../../shared/project/root'
import { RemoteHub } from '../../../shared/process/remote-hub'
import { router } from '../../../shared/process/routing'
import { serveSubgraph } from '../../../shared/process/serve'
import { cases } from '../../../subgraphs/cases/subgraph'
import { partners } from '../../../subgraphs/partners/subgraph'
import { residents } from '../../../subgraphs/residents/subgraph'
import { volunteers } from '../../../subgraphs/volunteers/subgraph'
import { openTestDatabase, testKey } from '../../support'
import type { SplitAnswer } from '../../support/split'
import { openProxy, type Proxy } from './proxy'

export const names = ['residents', 'cases', 'partners', 'volunteers'] as const
export type Name = (typeof names)[number]

/** How the subgraphs' events travel. */
export interface Carrier {
  readonly transport: EventTransport
  readonly receive?: (events: readonly HubEvent[]) => Promise<readonly Undelivered[]>
  close(): Promise<void>
}

/** The hub as it is split, all of it in this process, with something that can fail between each two of its parts. */
export interface FaultyHub {
  /** Before each subgraph, for the gateway and for the other subgraphs. */
  readonly subgraphs: Readonly<Record<Name, Proxy>>
  /** Before PostgreSQL, for each subgraph. */
  readonly databases: Readonly<Record<Name, Proxy>>
  readonly url: string
  ask(person: DemoPersonName, query: string, variables?: object): Promise<SplitAnswer>
  /** Asks until the answer is as it should be: jest's own time limit is the only one. */
  askUntil(person: DemoPersonName, query: string, good: (answer: SplitAnswer) => boolean): Promise<SplitAnswer>
  close(): Promise<void>
}

const key = (name: Name) => `a key of ${name} and the gateway, long enough`
const loopback = '127.0.0.1'

/**
 * Opens it with no subgraph within the gateway's reach: `subgraphs` are down until a test lets them pass.
 * @param carrierOf when it is left out events go straight from subgraph to subgraph, through the proxies.
 */
export async function openFaultyHub(carrierOf?: (name: Name) => Carrier): Promise<FaultyHub> {
  const folder = mkdtempSync('/tmp/station-hub-faults-')
  const database = await openTestDatabase()
  const closing: (() => Promise<unknown>)[] = [
    () => database.close(),
    () => Promise.resolve(rmSync(folder, { recursive: true })),
  ]
  const { hostname, port } = new URL(database.adminUrl)
  const proxies = async (target: { host: string; port: number }) => {
    const proxy = await openProxy(target)
    closing.push(() => proxy.close())
    return proxy
  }
  const toDatabase = await record(() => proxies({ host: hostname, port: Number(port) }))
  // Ports are known before anybody listens there: a proxy's target is told later.
  const targets = Object.fromEntries(names.map((name) => [name, { host: loopback, port: 1 }])) as Record<
    Name,
    { host: string; port: number }
  >
  const toSubgraph = await record((name) => proxies(targets[name]))
  for (const proxy of Object.values(toSubgraph)) proxy.set('down')
  const inner = { host: loopback, port: 1 }
  const toDesk = await proxies(inner)
  const peersOf = (self: Name) =>
    names
      .filter((name) => name !== self)
      .map((name) => ({ name, url: `http://${loopback}:${toSubgraph[name].port}`, key: key(name) }))

  const started = await Promise.all(
    [residents, cases, partners, volunteers].map(async (definition) => {
      const name = definition.name as Name
      const desk = { name: 'gateway', url: `http://${loopback}:${toDesk.port}`, key: key(name) }
      const hub = new RemoteHub(name, [desk], systemClock)
      const carrier = carrierOf?.(name) ?? straight(peersOf(name))
      const url = Object.assign(new URL(database.urlOf(name)), { port: String(toDatabase[name].port) }).href
      const running = await openSubgraph(definition, {
        ...{ databaseUrl: url, transport: carrier.transport, hub, tokens: hub, seed: 'demo', dataKey: testKey },
        ...{ log: silentLog, timeZone: 'Asia/Shanghai', poolSize: 6, publicUrl: () => 'http://hub' },
      })
      const served = await serveSubgraph(running.subgraph, {
        ...{ host: loopback, port: 0, key: key(name), clock: systemClock, log: silentLog },
        ready: () => running.database.problem(),
        route: router(running.routes),
        ...(carrier.receive && { receive: carrier.receive }),
      })
      targets[name].port = Number(new URL(served.url).port)
      closing.push(
        () => carrier.close(),
        () => running.stop(),
        () => served.close(),
      )
      return running
    }),
  )

  const addresses = names.map((name) => [
    `HUB_SUBGRAPH_URL_${name.toUpperCase()}`,
    `http://${loopback}:${toSubgraph[name].port}`,
  ])
  const keys = names.map((name) => [`HUB_SUBGRAPH_KEY_${name.toUpperCase()}`, key(name)])
  const config = gatewayConfig({
    ...(Object.fromEntries([...addresses, ...keys]) as Record<string, string>),
    ...{ HUB_DATA_DIR: folder, HUB_INNER_PORT: '0', DATABASE_URL: database.adminUrl, HUB_DATA_KEY: testKey },
  })
  const issuer = await openIssuer(folder)
  const authenticator = new Authenticator({
    issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys: createLocalJWKSet({ keys: [...issuer.jwks.keys] }) }],
    developmentTokens: true,
    clock: systemClock,
  })
  const metrics = new Metrics()
  const supergraphSdl = () => readFileSync(path.join(projectRoot, 'gateway/supergraph.graphql'), 'utf8')
  const registry = new Registry({ production: false, clock: systemClock, log: silentLog, kept: null, tokens: issuer })
  const report = () => randomUUID()
  const gateway = await openSplitGateway({
    ...{ config, supergraphSdl, registry, kept: new KeptSupergraph(folder), tokens: issuer, report, metrics },
    ...{ viewerOf: (authorization) => authenticator.viewerOf(authorization), clock: systemClock, log: silentLog },
  })
  inner.port = Number(new URL(gateway.deskUrl).port)
  closing.push(() => gateway.stop())
  const server = await openServer({
    ...{ generations: gateway.generations, executor: gateway.executor, authenticator, issuer, metrics, report },
    ...{ checks: gateway.checks, routes: gateway.routes, production: false, log: silentLog },
    requestTimeoutMilliseconds: 10_000,
  })
  closing.push(() => server.close())
  const url = await server.listen(loopback, 0)
  await Promise.all(started.map((running) => running.start()))

  const hub: FaultyHub = {
    subgraphs: toSubgraph,
    databases: toDatabase,
    url,
    async ask(person, query, variables = {}) {
      const { sub, name, role, area, org } = demoPersons[person]
      const token = await issuer.sign({ sub, name, role, area, org }, { ttlSeconds: 3_600, development: true })
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as SplitAnswer
    },
    async askUntil(person, query, good) {
      for (;;) {
        const answer = await hub.ask(person, query)
        if (good(answer)) return answer
        await wait(100)
      }
    },
    async close() {
      for (const proxy of [...Object.values(toSubgraph), ...Object.values(toDatabase)]) {
        // What still hangs on a connection lets go of it.
        proxy.set('down')
        proxy.set('pass')
      }
      for (let close = closing.pop(); close; close = closing.pop()) await close()
    },
  }
  return hub
}

function straight(peers: ConstructorParameters<typeof PeerTransport>[0]): Carrier {
  const transport = new PeerTransport(peers, systemClock)
  return { transport, receive: (events) => transport.receive(events), close: () => Promise.resolve() }
}

async function record<T>(make: (name: Name) => Promise<T>): Promise<Readonly<Record<Name, T>>> {
  const made = await Promise.all(names.map(async (name) => [name, await make(name)] as const))
  return Object.fromEntries(made) as Record<Name, T>
}
