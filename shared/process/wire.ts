import type { Viewer } from '../auth'

/** How the gateway speaks to a subgraph that runs alone: JSON over HTTP, each request signed. */
export const wire = {
  /** One operation, one answer. */
  execute: '/graphql',
  /** One subscription; each event's answer is a line of JSON. */
  subscribe: '/subscribe',
  /** What another subgraph has published: `{ events }`, answered with the ids that are `left`. */
  events: '/events',
  /** A request at the hub's address that is not GraphQL: `{ answer }`, null when it is for somebody else. */
  route: '/route',
  signatureHeader: 'x-hub-signature',
  callerHeader: 'x-hub-caller',
} as const

/** Who calls, in the caller's header. */
export interface WireCaller {
  readonly viewer: Viewer
  readonly requestId: string
  readonly operationName: string | null
  /** How long the caller waits for the answer; without it, as long as the connection stays. */
  readonly milliseconds?: number
}

/** What a subgraph that runs alone asks the gateway, on the gateway's own inner address. */
export const deskPath = {
  /** The whole hub, with a viewer's rights: `{ operation, variables }`. */
  query: (name: string) => `/${name}/query`,
  /** What the supergraph being served offers: `{ matchSources }`. */
  sources: (name: string) => `/${name}/sources`,
  /** A token of the hub's own issuer: `{ claims, options }`, answered with `{ token }`. */
  sign: (name: string) => `/${name}/sign`,
} as const

export interface WireBody {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

export function callerHeader(caller: WireCaller): string {
  return Buffer.from(JSON.stringify(caller)).toString('base64url')
}

export function callerOf(header: string): WireCaller {
  return JSON.parse(Buffer.from(header, 'base64url').toString()) as WireCaller
}
