// Another gateway over the hub's own subgraphs: the same supergraph, the same signed requests. It checks
// no token, but asks as the person that one names, so that it shares between people what they may share: nothing.
// It is told by the environment: SUPERGRAPH (a file), CALLER (a viewer as JSON, whose id is left aside),
// SUBGRAPHS ({ name: { url, key } }).
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { unifiedGraphHandler } from '@graphql-hive/router-runtime'
import { fetch } from '@whatwg-node/fetch'
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'

const subgraphs = JSON.parse(process.env.SUBGRAPHS)
const rights = JSON.parse(process.env.CALLER)

const idIn = (authorization) => JSON.parse(Buffer.from(authorization.split('.')[1], 'base64url')).sub

/** As the hub's gateway signs: see shared/process/signature. */
function signed(url, init) {
  const { host, pathname } = new URL(url)
  const { url: base, key } = subgraphs[host.slice(0, host.indexOf('.'))]
  const { authorization, ...others } = init.headers
  const viewer = { ...rights, id: idIn(authorization) }
  const caller = { viewer, requestId: randomUUID(), operationName: null, milliseconds: 3000 }
  const header = Buffer.from(JSON.stringify(caller)).toString('base64url')
  const [time, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(16).toString('base64url')]
  const hash = createHash('sha256').update(init.body).digest('base64url')
  const text = ['POST', pathname, header, hash, time, nonce].join('\n')
  const mac = createHmac('sha256', key).update(text).digest('base64url')
  const headers = { ...others, 'x-hub-caller': header, 'x-hub-signature': `${time}.${nonce}.${mac}` }
  return fetch(`${base}${pathname}`, { ...init, headers })
}

const sdl = readFileSync(process.env.SUPERGRAPH, 'utf8').replaceAll('.subgraph")', '.subgraph/graphql")')
const gateway = createGatewayRuntime({
  supergraph: sdl,
  unifiedGraphHandler,
  fetchAPI: { fetch: (url, init) => signed(url, init) },
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') }),
  },
  logging: false,
  landingPage: false,
  maskedErrors: false,
  healthCheckEndpoint: '/health',
})
const server = createServer(gateway)
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () =>
  console.log(`The peer is ready at http://127.0.0.1:${server.address().port}/graphql`),
)
