import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphql, parse, type GraphQLSchema } from 'graphql'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a partner's service was sent. */
export interface Received {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly headers: IncomingMessage['headers']
}

type Answering = (response: ServerResponse, received: Received) => void | Promise<void>

/** A partner's service on a port of this machine: honest until it is told to behave otherwise. */
export interface PlugInService {
  readonly url: string
  readonly sdl: string
  readonly received: Received[]
  /** Null: honestly again. */
  behave(answering: Answering | null): void
  close(): Promise<void>
}

export const federation = (names: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names
    .split(' ')
    .map((name) => `"@${name}"`)
    .join(' ')}])\n`

/** An honest answer, as JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

export async function openPlugInService(sdl: string, resolvers: Record<string, object>): Promise<PlugInService> {
  const schema: GraphQLSchema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never })
  const received: Received[] = []
  let behaviour: Answering | null = null
  const honest: Answering = async (response, { query, variables }) =>
    sendJson(response, await graphql({ schema, source: query, variableValues: variables }))
  const server = createServer((request, response) => {
    void text(request).then(async (body) => {
      const { query, variables = {} } = JSON.parse(body) as Received
      const one = { query, variables, headers: request.headers }
      received.push(one)
      await (behaviour ?? honest)(response, one)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    sdl,
    received,
    behave: (answering) => void (behaviour = answering),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
