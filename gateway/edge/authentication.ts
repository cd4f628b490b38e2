import { decodeJwt, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'
import type { Clock } from '../../shared/clock'
import { anonymous, roles, type TokenRole, type Viewer } from '../../shared/auth'
import { Unauthenticated } from '../../shared/errors'
import { codePattern } from '../../shared/paths'
import { IssuerUnreachable } from './discovery'

/** Somebody whose tokens the hub takes. */
export interface TrustedIssuer {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
}

export interface AuthenticatorOptions {
  readonly issuers: readonly TrustedIssuer[]
  /** Whether tokens made for trying things out are taken: never in production. */
  readonly developmentTokens: boolean
  readonly clock: Clock
}

/** Never HS256 and its kin: with them, who knows the public key could sign. */
const algorithms = ['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'EdDSA', 'Ed25519']
/** Between the issuer's clock and ours. */
const toleranceSeconds = 5
/** How long a token that has been verified is not verified again. */
const rememberMilliseconds = 60_000

/** Turns bearer tokens into viewers. */
export class Authenticator {
  private readonly verified = new LRUCache<string, Viewer>({ max: 5_000, ttl: rememberMilliseconds })

  constructor(private readonly options: AuthenticatorOptions) {}

  /** The viewer of an `Authorization` header; without one, the anonymous viewer. Throws Unauthenticated. */
  async viewerOf(authorization: string | undefined): Promise<Viewer> {
    if (authorization === undefined || authorization.trim() === '') return anonymous
    const [, token] = /^Bearer +([^ ]+)$/i.exec(authorization.trim()) ?? []
    if (token === undefined) throw new Unauthenticated('Send the token as "Authorization: Bearer <token>".')
    return this.viewerOfToken(token)
  }

  async viewerOfToken(token: string): Promise<Viewer> {
    const known = this.verified.get(token)
    if (known && (known.expiresAt ?? 0) * 1000 > this.options.clock.now().getTime()) return known
    const viewer = viewerFrom(await this.verify(token), this.options.developmentTokens)
    this.verified.set(token, viewer)
    return viewer
  }

  private async verify(token: string): Promise<JWTPayload> {
    try {
      const { iss } = decodeJwt(token)
      const trusted = this.options.issuers.find(({ issuer }) => issuer === iss)
      if (!trusted) throw new Unauthenticated(refused)
      const { payload } = await jwtVerify(token, trusted.keys, {
        issuer: trusted.issuer,
        audience: trusted.audience,
        algorithms,
        clockTolerance: toleranceSeconds,
        currentDate: this.options.clock.now(),
        requiredClaims: ['sub', 'exp', 'role'],
      })
      return payload
    } catch (error) {
      if (error instanceof IssuerUnreachable) throw new NotVerifiable()
      const expired = error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED'
      throw new Unauthenticated(expired ? 'The token has expired. Get a new one.' : refused)
    }
  }
}

const refused = 'The token is not valid here.'

/** Who issued the token cannot be asked whether it is good: not the client's fault, and over by itself. */
export class NotVerifiable extends Unauthenticated {
  constructor() {
    super('The sign-in service cannot be reached, so the token cannot be checked. Try again in some seconds.')
  }
}

function viewerFrom(payload: JWTPayload, developmentTokens: boolean): Viewer {
  const { sub, exp, name, role, area, org, dev } = payload
  if (dev === true && !developmentTokens) throw new Unauthenticated('Tokens for development are not taken here.')
  if (!sub || exp === undefined || !isTokenRole(role)) throw new Unauthenticated(refused)
  if (!isAbsent(area) && (typeof area !== 'string' || !codePattern.test(area))) throw new Unauthenticated(refused)
  if (!isAbsent(org) && typeof org !== 'string') throw new Unauthenticated(refused)
  return {
    id: sub,
    name: typeof name === 'string' ? name : '',
    role,
    area: area ?? null,
    organizationId: org ?? null,
    expiresAt: exp,
  }
}

function isTokenRole(role: unknown): role is TokenRole {
  return (roles as readonly unknown[]).includes(role)
}

function isAbsent(claim: unknown): claim is null | undefined {
  return claim === null || claim === undefined
}
