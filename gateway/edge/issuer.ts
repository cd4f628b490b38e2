import { exportJWK, generateKeyPair, importJWK, SignJWT, type CryptoKey, type JWK } from 'jose'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import type { TokenSigner } from '../../shared/auth'
import type { AudienceSigner } from '../registry/fence/audience-tokens'

/** The hub's own issuer's name, in `iss` and, unless configured otherwise, in `aud`. */
export const ownIssuer = 'station-hub'
const algorithm = 'ES256'

/** The hub as an issuer of tokens: for its demo persons, and for the systems of partners. */
export interface Issuer extends TokenSigner, AudienceSigner {
  /** The public half, as `/.well-known/jwks.json` has it. */
  readonly jwks: { readonly keys: readonly JWK[] }
}

/** The issuer whose key is in the data folder; the first who asks makes it. */
export async function openIssuer(dataFolder: string, audience: string = ownIssuer): Promise<Issuer> {
  const jwk = await storedKey(path.join(dataFolder, 'keys'))
  const key = (await importJWK(jwk, algorithm)) as CryptoKey
  const { d: _, ...publicJwk } = jwk
  const kid = publicJwk.kid ?? 'station-hub'
  return {
    jwks: { keys: [{ ...publicJwk, kid, alg: algorithm, use: 'sig' }] },
    sign({ sub, name, role, area, org }, { ttlSeconds, development, now = new Date() }) {
      const issuedAt = Math.floor(now.getTime() / 1000)
      const claims = { name, role, ...(area && { area }), ...(org && { org }), ...(development && { dev: true }) }
      return new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid })
        .setSubject(sub)
        .setIssuer(ownIssuer)
        .setAudience(audience)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ttlSeconds)
        .setJti(randomUUID())
        .sign(key)
    },
    signFor(serviceUrl, { ttlSeconds, now }) {
      const issuedAt = Math.floor(now.getTime() / 1000)
      return new SignJWT({})
        .setProtectedHeader({ alg: algorithm, typ: 'JWT', kid })
        .setSubject(ownIssuer)
        .setIssuer(ownIssuer)
        .setAudience(serviceUrl)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ttlSeconds)
        .setJti(randomUUID())
        .sign(key)
    },
  }
}

async function storedKey(folder: string): Promise<JWK> {
  const file = path.join(folder, 'issuer.json')
  const stored = await readFile(file, 'utf8').catch(absent)
  if (stored !== null) return JSON.parse(stored) as JWK
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  const made = { ...(await exportJWK(privateKey)), kid: randomUUID() }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const own = `${file}.${randomUUID()}`
  await writeFile(own, JSON.stringify(made), { mode: 0o600 })
  try {
    // Linking fails when somebody else has been faster, and never shows a file that is half written.
    await link(own, file)
    return made
  } catch {
    return JSON.parse(await readFile(file, 'utf8')) as JWK
  } finally {
    await rm(own)
  }
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
