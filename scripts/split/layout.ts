import { randomBytes } from 'node:crypto'
import { createServer, type AddressInfo } from 'node:net'

export const subgraphNames = ['residents', 'cases', 'partners', 'volunteers'] as const
export type SubgraphName = (typeof subgraphNames)[number]

/** Where each process listens, and what they sign their requests to each other with. */
export interface Layout {
  readonly subgraphs: Readonly<Record<SubgraphName, { readonly port: number; readonly key: string }>>
  readonly gateways: readonly { readonly port: number; readonly innerPort: number }[]
}

/** Takes free ports: everybody must know where the others are before they are there. */
export async function makeLayout(gatewayPorts: readonly number[]): Promise<Layout> {
  const wanted = subgraphNames.length + 2 * gatewayPorts.length
  const free = await freePorts(wanted)
  const next = () => free.pop() ?? 0
  const subgraphs = Object.fromEntries(
    subgraphNames.map((name) => [name, { port: next(), key: randomBytes(32).toString('base64url') }]),
  ) as Layout['subgraphs']
  return { subgraphs, gateways: gatewayPorts.map((port) => ({ port: port || next(), innerPort: next() })) }
}

/** The variables that tell a process about the others. */
export function peerEnvironment({ subgraphs, gateways }: Layout): Record<string, string> {
  const peers = subgraphNames.flatMap((name) => [
    [`HUB_SUBGRAPH_URL_${name.toUpperCase()}`, `http://127.0.0.1:${subgraphs[name].port}`],
    [`HUB_SUBGRAPH_KEY_${name.toUpperCase()}`, subgraphs[name].key],
  ])
  const inner = gateways.map(({ innerPort }) => `http://127.0.0.1:${innerPort}`)
  return { ...(Object.fromEntries(peers) as Record<string, string>), HUB_GATEWAY_URL: inner.join(',') }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer())
  await Promise.all(
    servers.map((server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}
