import type { FastifyInstance } from 'fastify'
import type { TokenClaims, TokenSigner } from '../../../shared/auth'
import { demoPersonNamed, demoPersonNames, demoPersons } from '../../../shared/demo'
import { NotFound } from '../../../shared/errors'
import { refuse } from '../request'

/** How people sign in to the console: as somebody of the demo territory, or at an OpenID Connect provider. */
export type ConsoleSignIn =
  | { readonly kind: 'demo'; readonly tokens: TokenSigner }
  | { readonly kind: 'oidc'; readonly issuer: string; readonly clientId: string; readonly audience: string }
  | { readonly kind: 'none' }

export const demoTokenPath = '/console/token'

/** A working day: long enough not to be in the way, and over by itself. */
const ttlSeconds = 8 * 60 * 60

/** Demo people in development, unless a provider is configured; in production the provider alone. */
export function consoleSignIn(config: SignInConfig, tokens: TokenSigner): ConsoleSignIn {
  const { HUB_OIDC_ISSUER: issuer, HUB_OIDC_CLIENT_ID: clientId, HUB_OIDC_AUDIENCE: audience } = config
  if (issuer !== undefined) return { kind: 'oidc', issuer, clientId, audience }
  return config.HUB_ENV === 'production' ? { kind: 'none' } : { kind: 'demo', tokens }
}

export interface SignInConfig {
  readonly HUB_ENV: 'development' | 'production'
  readonly HUB_OIDC_ISSUER?: string | undefined
  readonly HUB_OIDC_CLIENT_ID: string
  readonly HUB_OIDC_AUDIENCE: string
}

interface Options {
  readonly signIn: ConsoleSignIn
  readonly timeZone: string
}

/** `config.json` says what the page cannot know; `token/<person>` signs a demo person in, and exists in development alone. */
export function signInRoutes(app: FastifyInstance, { signIn, timeZone }: Options): void {
  app.get('/console/config.json', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ timeZone, signIn: described(signIn) }),
  )
  if (signIn.kind !== 'demo') return
  app.post<{ Params: { person: string } }>(`${demoTokenPath}/:person`, async (request, reply) => {
    const person = demoPersonNamed(request.params.person)
    if (!person) return refuse(reply, new NotFound('person'))
    const claims: TokenClaims = { ...person }
    const token = await signIn.tokens.sign(claims, { ttlSeconds, development: true })
    return reply.header('cache-control', 'no-store').send({ token })
  })
}

function described(signIn: ConsoleSignIn): object {
  switch (signIn.kind) {
    case 'demo': {
      const people = demoPersonNames.map((id) => ({ id, name: demoPersons[id].name, role: demoPersons[id].role }))
      return { kind: 'demo', people }
    }
    case 'oidc': {
      const { kind, issuer, clientId, audience } = signIn
      return { kind, issuer, clientId, audience }
    }
    case 'none':
      return { kind: 'none' }
  }
}
