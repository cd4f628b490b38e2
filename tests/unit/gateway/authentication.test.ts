import { createLocalJWKSet, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Authenticator } from '../../../gateway/edge/authentication'
import { openIssuer, ownIssuer, type Issuer } from '../../../gateway/edge/issuer'
import { anonymous } from '../../../shared/auth'

let folder: string
let issuer: Issuer
let authenticator: Authenticator
let time: number
const clock = { now: () => new Date(time) }
beforeEach(() => {
  time = Date.now()
})

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hub-keys-'))
  issuer = await openIssuer(folder)
  authenticator = authenticatorFor(issuer, true)
})
afterAll(() => rm(folder, { recursive: true }))

function authenticatorFor({ jwks }: Issuer, developmentTokens: boolean): Authenticator {
  const keys = createLocalJWKSet({ keys: [...jwks.keys] })
  return new Authenticator({ issuers: [{ issuer: ownIssuer, audience: ownIssuer, keys }], developmentTokens, clock })
}

const worker = { sub: 'staff-1', name: 'Wang', role: 'STATION_WORKER', area: 'xicheng.g.qianggen' } as const
const options = { ttlSeconds: 60, development: false }
const refused = { code: 'UNAUTHENTICATED' }
const signed = (claims: object, key: CryptoKey | Uint8Array, alg: string) =>
  new SignJWT({ ...claims }).setProtectedHeader({ alg, kid: issuer.jwks.keys[0]?.kid ?? '' }).sign(key)
const inAMinute = () => Math.floor(Date.now() / 1000) + 60
const claims = () => ({ ...worker, iss: ownIssuer, aud: ownIssuer, exp: inAMinute() })

test('no token is the anonymous viewer', async () => {
  expect(await authenticator.viewerOf(undefined)).toBe(anonymous)
})

test('a token of the hub itself is a viewer with its claims', async () => {
  const viewer = await authenticator.viewerOf(`Bearer ${await issuer.sign({ ...worker, org: 'o-1' }, options)}`)
  expect(viewer).toEqual({
    id: 'staff-1',
    name: 'Wang',
    role: 'STATION_WORKER',
    area: 'xicheng.g.qianggen',
    organizationId: 'o-1',
    expiresAt: expect.any(Number) as number,
  })
})

test('an expired token is refused, and the reason is said', async () => {
  const token = await issuer.sign(worker, { ...options, now: new Date(Date.now() - 120_000) })
  await expect(authenticator.viewerOf(`Bearer ${token}`)).rejects.toMatchObject({
    ...refused,
    message: expect.stringContaining('expired') as string,
  })
})

test('a token that is verified already is refused once it has expired', async () => {
  const token = await issuer.sign(worker, { ...options, ttlSeconds: 1 })
  await authenticator.viewerOfToken(token)
  time = Date.now() + 30_000
  await expect(authenticator.viewerOfToken(token)).rejects.toMatchObject(refused)
})

test('a token for another audience or of another issuer is refused', async () => {
  const elsewhere = await (await openIssuer(folder, 'another-hub')).sign(worker, options)
  await expect(authenticator.viewerOf(`Bearer ${elsewhere}`)).rejects.toMatchObject(refused)
  const { privateKey } = await generateKeyPair('ES256')
  await expect(
    authenticator.viewerOf(`Bearer ${await signed({ ...claims(), iss: 'somebody' }, privateKey, 'ES256')}`),
  ).rejects.toMatchObject(refused)
})

test('a token signed with another key is refused', async () => {
  const { privateKey } = await generateKeyPair('ES256')
  await expect(authenticator.viewerOf(`Bearer ${await signed(claims(), privateKey, 'ES256')}`)).rejects.toMatchObject(
    refused,
  )
})

test('an unsigned token is refused', async () => {
  await expect(authenticator.viewerOf(`Bearer ${new UnsecuredJWT(claims()).encode()}`)).rejects.toMatchObject(refused)
})

test('a token signed with the public key as a shared secret is refused', async () => {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true })
  for (const secret of [await exportSPKI(publicKey), JSON.stringify(issuer.jwks.keys[0])]) {
    const token = await signed(claims(), new TextEncoder().encode(secret), 'HS256')
    await expect(authenticator.viewerOf(`Bearer ${token}`)).rejects.toMatchObject(refused)
  }
})

test('a role that no token may carry, or an area that is no code, is refused', async () => {
  for (const wrong of [{ role: 'SYSTEM' }, { role: 'ANONYMOUS' }, { area: 'Xi Cheng' }]) {
    const token = await issuer.sign({ ...worker, ...wrong } as never, options)
    await expect(authenticator.viewerOf(`Bearer ${token}`)).rejects.toMatchObject(refused)
  }
})

test('a token for development is refused in production', async () => {
  const token = await issuer.sign(worker, { ...options, development: true })
  await expect(authenticator.viewerOf(`Bearer ${token}`)).resolves.toMatchObject({ id: 'staff-1' })
  await expect(authenticatorFor(issuer, false).viewerOf(`Bearer ${token}`)).rejects.toMatchObject(refused)
})

test('what is no bearer token is refused', async () => {
  for (const header of ['Basic dXNlcg==', 'Bearer', 'Bearer a b', 'Bearer not.a.token'])
    await expect(authenticator.viewerOf(header)).rejects.toMatchObject(refused)
})

test('the key is made once, and only its owner may read it', async () => {
  const [one, other] = await Promise.all([openIssuer(folder), openIssuer(folder)])
  expect(one.jwks).toEqual(other.jwks)
  expect(one.jwks).toEqual(issuer.jwks)
  expect((await stat(path.join(folder, 'keys', 'issuer.json'))).mode & 0o777).toBe(0o600)
  expect(JSON.stringify(issuer.jwks)).not.toContain('"d"')
})
