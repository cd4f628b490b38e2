import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { TokenClaims } from '../../../shared/auth'

/** Whoever has systems of its own that ask the hub: an organisation, or a volunteer group. */
export interface Holder {
  readonly id: string
  readonly kind: 'ORGANIZATION' | 'GROUP'
  /** Empty for a group: its name is not known here. */
  readonly name: string
  readonly status: string
  readonly areaCodes: readonly string[]
}

/** A client id and the hash of its secret. */
export interface Credential {
  readonly id: string
  readonly holderId: string
  readonly secretHash: Buffer
  readonly issuedBy: string
  readonly issuedAt: Date
  /** When it stops working; null while it is the newest. */
  readonly endsAt: Date | null
}

/** How long an earlier pair works beside a newer one. Milliseconds. */
export const graceMilliseconds = 86_400_000

/** 256 random bits, as text. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** Whether the secret is the credential's, and it still works. */
export function works(credential: Credential, secret: string, now: Date): boolean {
  const right = timingSafeEqual(credential.secretHash, hashOf(secret))
  return right && (credential.endsAt === null || credential.endsAt > now)
}

/** Whether a holder's systems are let in: while it may still have something to finish. */
export function mayEnter(holder: Holder): boolean {
  return holder.status === 'VERIFIED' || holder.status === 'SUSPENDED'
}

/** What the hub's token says of a system that came with a holder's credential. */
export function claimsOf(clientId: string, { id, kind, name }: Holder): TokenClaims {
  return { sub: clientId, name, role: kind === 'GROUP' ? 'VOLUNTEER_COORDINATOR' : 'PARTNER', org: id }
}
