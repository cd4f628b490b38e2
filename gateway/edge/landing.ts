import type { FastifyInstance } from 'fastify'
import { eventStreamPath } from './event-stream'

/**
 * What somebody reads who opens the hub's address in a browser: GraphiQL, from this server alone, and in production a
 * page that says where the endpoint is.
 */
export function landingRoute(app: FastifyInstance, { production }: { production: boolean }): void {
  app.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', policy)
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .send(production ? page : await graphiql()),
  )
}

/** Nothing on the page may come from, or go to, another host. GraphiQL brings its scripts and workers in the page. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' blob:",
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  'worker-src blob:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Nine megabytes: loaded when somebody asks for it. */
async function graphiql(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  // The page hands all of it on to its client, also what its type leaves out.
  const options = {
    title: 'Station Hub',
    endpoint: '/graphql',
    subscriptionsEndpoint: eventStreamPath,
    subscriptionsProtocol: 'GRAPHQL_SSE' as const,
    defaultQuery: welcome,
  }
  return String(renderGraphiQL(options))
}

const welcome = `# The endpoint is /graphql. Areas, the service catalogue and verified organisations are public.
#
# For everything else, send a token. One for a demo person is printed by
#
#   npm run -s token -- --as worker
#
# and goes below, under Headers: { "authorization": "Bearer ..." }

{
  categories {
    code
    name
  }
}
`

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Station Hub</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>
<h1>Station Hub</h1>
<p>The GraphQL endpoint is <code>/graphql</code>; subscriptions come by WebSocket at the same path (graphql-ws), or as
server-sent events from <code>${eventStreamPath}</code>. Areas, the service catalogue and verified organisations are
public; for everything else, send the token of your sign-in service.</p>
<p><a href="/health/ready">/health/ready</a></p>
</html>
`
