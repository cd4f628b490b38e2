import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose'
import { ownIssuer, type Issuer } from '../../../gateway/edge/issuer'
import type { TokenClaims } from '../../../shared/auth'

/** Tokens of every kind that the hub must not take. */
export async function badTokens(issuer: Issuer, claims: TokenClaims): Promise<string[]> {
  const [jwk] = issuer.jwks.keys
  const kid = jwk?.kid ?? ''
  const publicKey = await exportSPKI((await importJWK({ ...jwk }, 'ES256')) as CryptoKey)
  const { privateKey } = await generateKeyPair('ES256')
  const payload = (audience = ownIssuer) => ({
    ...{ ...claims, iss: ownIssuer, aud: audience },
    exp: Math.floor(Date.now() / 1_000) + 3_600,
  })
  const signed = (key: CryptoKey | Uint8Array, header: { alg: string; kid: string }, audience?: string) =>
    new SignJWT(payload(audience)).setProtectedHeader(header).sign(key)
  return [
    new UnsecuredJWT(payload()).encode(),
    // The public key taken for a secret.
    await signed(new TextEncoder().encode(publicKey), { alg: 'HS256', kid }),
    await signed(privateKey, { alg: 'ES256', kid }),
    await signed(privateKey, { alg: 'ES256', kid: 'unknown' }),
    await signed(privateKey, { alg: 'ES256', kid }, 'somebody else'),
    await issuer.sign(claims, { ttlSeconds: -60, development: false }),
    'a.b.c',
  ]
}
