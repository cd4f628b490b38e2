import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'
import { createHash, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** Who signs in, as the provider's tokens say it. */
export interface ProvidedPerson {
  readonly sub: string
  readonly claims: JWTPayload
}

/** An OpenID Connect provider on a port of this machine: discovery, authorization code with PKCE, refresh tokens, keys. */
export interface OpenIdProvider {
  readonly issuer: string
  /** Each grant that was answered with tokens: `authorization_code`, `refresh_token`. */
  readonly granted: string[]
  /** Why the provider refused, so far. */
  readonly refused: string[]
  close(): Promise<void>
}

interface Pending {
  readonly challenge: string
  readonly clientId: string
  readonly redirectUri: string
  readonly audience: string
}

const algorithm = 'ES256'
const lifeSeconds = 3600

export async function openOpenIdProvider(person: ProvidedPerson): Promise<OpenIdProvider> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm)
  const jwk = { ...(await exportJWK(publicKey)), kid: 'test', alg: algorithm, use: 'sig' }
  const codes = new Map<string, Pending>()
  const refreshable = new Map<string, Pending>()
  const [granted, refused]: [string[], string[]] = [[], []]
  let issuer = ''

  const sign = (claims: JWTPayload, audience: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid: 'test' })
      .setIssuer(issuer)
      .setSubject(person.sub)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${lifeSeconds} s`)
      .setJti(randomUUID())
      .sign(privateKey)

  async function tokensFor(pending: Pending): Promise<object> {
    const refreshToken = randomUUID()
    refreshable.set(refreshToken, pending)
    return {
      access_token: await sign(person.claims, pending.audience),
      id_token: await sign({}, pending.clientId),
      refresh_token: refreshToken,
      token_type: 'Bearer',
      expires_in: lifeSeconds,
      scope: 'openid profile offline_access',
    }
  }

  function authorize(asked: URLSearchParams, response: ServerResponse): void {
    const wanted = (name: string) => asked.get(name) ?? ''
    if (wanted('response_type') !== 'code' || wanted('code_challenge_method') !== 'S256' || !wanted('code_challenge'))
      return refuse(response, 'only codes with PKCE')
    const code = randomUUID()
    const redirectUri = wanted('redirect_uri')
    codes.set(code, {
      challenge: wanted('code_challenge'),
      clientId: wanted('client_id'),
      redirectUri,
      audience: wanted('audience'),
    })
    const target = new URL(redirectUri)
    target.search = new URLSearchParams({ code, state: wanted('state') }).toString()
    response.writeHead(302, { location: target.href }).end()
  }

  /** A code is good once, and only for whoever knows what its challenge was made from. */
  async function token(form: URLSearchParams, response: ServerResponse): Promise<void> {
    const grant = form.get('grant_type') ?? ''
    const [known, key] =
      grant === 'refresh_token'
        ? [refreshable, form.get('refresh_token') ?? '']
        : [codes, grant === 'authorization_code' ? (form.get('code') ?? '') : '']
    const pending = known.get(key)
    known.delete(key)
    if (!pending || form.get('client_id') !== pending.clientId) return refuse(response, 'unknown code or client')
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (grant === 'authorization_code' && proof !== pending.challenge) return refuse(response, 'wrong verifier')
    if (grant === 'authorization_code' && form.get('redirect_uri') !== pending.redirectUri)
      return refuse(response, 'another address')
    const tokens = await tokensFor(pending)
    granted.push(grant)
    json(response, tokens)
  }

  function refuse(response: ServerResponse, why: string): void {
    refused.push(why)
    json(response, { error: 'invalid_request', error_description: why }, 400)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer)
    if (request.method === 'OPTIONS') return void response.writeHead(204, crossOrigin).end()
    if (pathname === '/authorize') return authorize(searchParams, response)
    if (pathname === '/token') return token(new URLSearchParams(await text(request)), response)
    if (pathname === '/keys') return json(response, { keys: [jwk] })
    if (pathname === '/.well-known/openid-configuration') return json(response, documentOf(issuer))
    json(response, { error: 'not_found' }, 404)
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    granted,
    refused,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const crossOrigin = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' }

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json', ...crossOrigin }).end(JSON.stringify(body))
}

function documentOf(issuer: string): object {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [algorithm],
    code_challenge_methods_supported: ['S256'],
  }
}
