import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { Clock } from '../../shared/clock'
import type { Logger } from '../../shared/logging'

export interface DiscoveryOptions {
  readonly clock: Clock
  readonly log: Logger
}

/** The provider does not answer, or not as one: its tokens can be neither taken nor refused. */
export class IssuerUnreachable extends Error {
  constructor(issuer: string, cause: unknown) {
    super(`the keys of the issuer ${issuer} cannot be had`, { cause })
    this.name = 'IssuerUnreachable'
  }
}

const document = z.object({ issuer: z.string(), jwks_uri: z.url() })
const patienceMilliseconds = 3_000
/** After an attempt that failed: who asks meanwhile is answered at once. */
const cooldownMilliseconds = 10_000
/** Keys are read anew after so long, and at once for a token that names a key they do not have. */
const keysLifeMilliseconds = 10 * 60_000
/** Providers move their keys seldom, but they do. */
const documentLifeMilliseconds = 24 * 60 * 60_000

/**
 * The keys of an OpenID Connect provider, found where its discovery document says. Nothing is asked of it before the
 * first of its tokens comes, so that a hub starts whatever is down. The function throws IssuerUnreachable.
 */
export function discoveredKeys(issuer: string, { clock, log }: DiscoveryOptions): JWTVerifyGetKey {
  let found: { readonly at: number; readonly keys: Promise<JWTVerifyGetKey> } | null = null
  let failed: { readonly at: number; readonly error: IssuerUnreachable } | null = null

  function current(): Promise<JWTVerifyGetKey> {
    const now = clock.now().getTime()
    if (failed && now - failed.at < cooldownMilliseconds) return Promise.reject(failed.error)
    if (found && now - found.at < documentLifeMilliseconds) return found.keys
    const keys = discover(issuer)
    found = { at: now, keys }
    return keys
  }

  return async (header, token) => {
    try {
      return await (
        await current()
      )(header, token)
    } catch (error) {
      if (error instanceof IssuerUnreachable) throw error
      if (isOfToken(error)) throw error
      const unreachable = new IssuerUnreachable(issuer, error)
      failed = { at: clock.now().getTime(), error: unreachable }
      found = null
      log.warn({ err: unreachable, issuer }, 'the issuer of tokens cannot be reached')
      throw unreachable
    }
  }
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const url = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMilliseconds) })
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
  const read = document.parse(await answer.json())
  // Else whoever can change the document of one issuer speaks for another (OpenID Connect Discovery 1.0, 4.3).
  if (read.issuer !== issuer) throw new Error(`${url} is of the issuer ${read.issuer}`)
  const keys = new URL(read.jwks_uri)
  if (new URL(issuer).protocol === 'https:' && keys.protocol !== 'https:') throw new Error(`${keys.href} is not secure`)
  return createRemoteJWKSet(keys, {
    timeoutDuration: patienceMilliseconds,
    cooldownDuration: cooldownMilliseconds,
    cacheMaxAge: keysLifeMilliseconds,
  })
}

/** The keys are there, and the token names none of them: for who verifies it to say. */
function isOfToken(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^ERR_(JWKS_NO_MATCHING_KEY|JWKS_MULTIPLE_MATCHING_KEYS|JOSE_NOT_SUPPORTED)$/.test(code)
}
