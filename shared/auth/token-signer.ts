import type { TokenRole } from './viewer'

/** What a token says of its bearer. */
export interface TokenClaims {
  readonly sub: string
  readonly name: string
  readonly role: TokenRole
  readonly area?: string | null
  readonly org?: string | null
}

/** Signs tokens as the hub's own issuer. */
export interface TokenSigner {
  /** A token that ends after so many seconds. `development`: for trying things out, refused in production. */
  sign(claims: TokenClaims, options: { ttlSeconds: number; development: boolean; now?: Date }): Promise<string>
}
