import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createYoga } from 'graphql-yoga'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { hubTokens } from './hub-token.js'
import { resolversFor } from './resolvers.js'

const typeDefs = parse(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'))

/**
 * Starts the service. `port` 0: any free one. `hubUrl`: the only hub that may ask; null: anybody may. `serviceUrl`: the
 * address that the hub knows the service by, if that is not the one it listens on.
 */
export async function startService({ port, organizationId, hubUrl, serviceUrl }) {
  const schema = buildSubgraphSchema({ typeDefs, resolvers: resolversFor(organizationId) })
  const yoga = createYoga({ schema, landingPage: false, logging: 'warn' })
  const server = createServer(async (request, response) => {
    if (await admits(request.headers.authorization)) return yoga(request, response)
    response.writeHead(401).end()
  })
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${server.address().port}/graphql`
  const admits = hubUrl === null ? async () => true : hubTokens(hubUrl, serviceUrl ?? url)
  return {
    url,
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
}
