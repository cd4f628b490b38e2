import OAuth2Server from '@node-oauth/oauth2-server'
import type { TokenSigner } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import type { HttpAnswer, HttpRequest, HttpRoute } from '../../../shared/process'
import type { Admitted, CredentialService } from './credential.service'

/** How long a token is good for. */
const lifeSeconds = 3_600

/** `POST /oauth/token`: a credential is exchanged for a token of the hub's own issuer (RFC 6749, section 4.4). */
export function tokenRoute(credentials: CredentialService, tokens: TokenSigner, clock: Clock): HttpRoute {
  return {
    method: 'POST',
    path: '/oauth/token',
    as: 'hub',
    handle: (caller, request) => exchange(caller, request, { credentials, tokens, clock }),
  }
}

interface Exchange {
  readonly credentials: CredentialService
  readonly tokens: TokenSigner
  readonly clock: Clock
}

async function exchange(caller: Caller, request: HttpRequest, parts: Exchange): Promise<HttpAnswer> {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, value ?? '']))
  const body = Object.fromEntries(new URLSearchParams(request.body))
  const asked = new OAuth2Server.Request({ method: 'POST', headers, query: {}, body })
  const answer = new OAuth2Server.Response({})
  try {
    const server = new OAuth2Server({ model: modelFor(caller, parts), accessTokenLifetime: lifeSeconds })
    await server.token(asked, answer)
  } catch (error) {
    if (!(error instanceof OAuth2Server.OAuthError) || error.code >= 500) throw error
    // What is wrong with the request as such is thrown before the answer is written.
    answer.status = error.code
    answer.body = { error: error.name, error_description: error.message }
  }
  // No scopes here: the role is what decides.
  const { scope: _, ...said } = (answer.body ?? {}) as Record<string, unknown>
  const given = { 'cache-control': 'no-store', ...answer.headers }
  return { status: answer.status ?? 200, headers: given, body: said }
}

/** Everything that the library asks for one request. Tokens are signed, not stored. */
function modelFor(caller: Caller, { credentials, tokens, clock }: Exchange): OAuth2Server.ClientCredentialsModel {
  return {
    async getClient(clientId, clientSecret) {
      const admitted = await credentials.admit(caller, clientId, clientSecret)
      if (!admitted) return null
      return { id: clientId, grants: ['client_credentials'], accessTokenLifetime: lifeOf(admitted, clock), admitted }
    },
    getUserFromClient: (client) => Promise.resolve(admittedOf(client).claims),
    validateScope: () => Promise.resolve([]),
    generateAccessToken(client) {
      const admitted = admittedOf(client)
      const ttlSeconds = lifeOf(admitted, clock)
      return tokens.sign(admitted.claims, { ttlSeconds, development: false, now: clock.now() })
    },
    saveToken: (token, client, user) => Promise.resolve({ ...token, client, user }),
    getAccessToken: () => Promise.resolve(null),
  }
}

function admittedOf(client: OAuth2Server.Client): Admitted {
  return client['admitted'] as Admitted
}

/** No longer than the credential itself. */
function lifeOf({ endsAt }: Admitted, clock: Clock): number {
  if (endsAt === null) return lifeSeconds
  return Math.max(1, Math.min(lifeSeconds, Math.floor((endsAt.getTime() - clock.now().getTime()) / 1000)))
}
