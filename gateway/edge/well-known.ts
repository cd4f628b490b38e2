import type { FastifyInstance } from 'fastify'
import { ownIssuer, type Issuer } from './issuer'

/** Where others find the key that the hub's own tokens are signed with. */
export function wellKnownRoutes(app: FastifyInstance, issuer: Issuer): void {
  app.get('/.well-known/jwks.json', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(issuer.jwks),
  )
  app.get('/.well-known/openid-configuration', (request) => ({
    issuer: ownIssuer,
    jwks_uri: `${request.protocol}://${request.host}/.well-known/jwks.json`,
    id_token_signing_alg_values_supported: issuer.jwks.keys.map(({ alg }) => alg),
    subject_types_supported: ['public'],
    response_types_supported: ['token'],
  }))
}
