import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Authenticator } from '../../../gateway/edge/authentication'
import { discoveredKeys } from '../../../gateway/edge/discovery'
import { silentLog } from '../../../shared/logging'
import { TestClock } from '../../support/clock'

let server: Server
let issuer: string
let privateKey: CryptoKey
let keys: JWK[]
let asked: string[]
/** What the provider says of itself, if it says anything. */
let says: ((path: string) => object | null) | null
let clock: TestClock

const document = () => ({ issuer, jwks_uri: `${issuer}/keys` })

beforeEach(async () => {
  asked = []
  clock = new TestClock(new Date())
  const pair = await generateKeyPair('RS256', { extractable: true })
  privateKey = pair.privateKey
  keys = [{ ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'RS256' }]
  says = (path) => (path === '/keys' ? { keys } : path === '/.well-known/openid-configuration' ? document() : null)
  server = createServer(({ url = '' }, response) => {
    asked.push(url)
    const body = says?.(url) ?? null
    response.writeHead(body === null ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const authenticator = () =>
  new Authenticator({
    issuers: [{ issuer, audience: 'hub', keys: discoveredKeys(issuer, { clock, log: silentLog }) }],
    developmentTokens: false,
    clock,
  })

function token(claims: object = {}, kid = 'k1', key: CryptoKey | Uint8Array = privateKey, alg = 'RS256') {
  const exp = Math.floor(clock.now().getTime() / 1000) + 600
  return new SignJWT({ sub: 'u-1', role: 'RESIDENT', iss: issuer, aud: 'hub', exp, ...claims })
    .setProtectedHeader({ alg, kid })
    .sign(key)
}

test("a provider's token is taken, and the provider is asked once", async () => {
  const hub = authenticator()
  expect(asked).toEqual([])
  expect(await hub.viewerOfToken(await token())).toMatchObject({ id: 'u-1', role: 'RESIDENT' })
  expect(await hub.viewerOfToken(await token({ sub: 'u-2' }))).toMatchObject({ id: 'u-2' })
  expect(asked).toEqual(['/.well-known/openid-configuration', '/keys'])
})

test.each([
  ['for another audience', { aud: 'shop' }, 'k1'],
  ['that has expired', { exp: 1_000 }, 'k1'],
  ['of a key that the provider does not have', {}, 'k2'],
])('a token %s is refused', async (_, claims, kid) => {
  await expect(authenticator().viewerOfToken(await token(claims, kid))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
    message: expect.not.stringContaining('cannot be reached') as string,
  })
})

test('a token signed with the public key as a secret is refused before anything is asked', async () => {
  const secret = new TextEncoder().encode(JSON.stringify(keys[0]))
  await expect(authenticator().viewerOfToken(await token({}, 'k1', secret, 'HS256'))).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  })
  expect(asked).toEqual([])
})

test('a provider that does not answer is said to, left alone for a while, and asked again', async () => {
  const hub = authenticator()
  const answers = says
  says = null
  const unreachable = { code: 'UNAUTHENTICATED', message: expect.stringContaining('cannot be reached') as string }
  await expect(hub.viewerOfToken(await token())).rejects.toMatchObject(unreachable)
  says = answers
  await expect(hub.viewerOfToken(await token())).rejects.toMatchObject(unreachable)
  expect(asked).toHaveLength(1)
  clock.pass({ seconds: 11 })
  expect(await hub.viewerOfToken(await token())).toMatchObject({ id: 'u-1' })
})

test('a document that speaks for another issuer is not believed', async () => {
  says = (path) => (path === '/keys' ? { keys } : { ...document(), issuer: 'https://somebody.example' })
  await expect(authenticator().viewerOfToken(await token())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  expect(asked).not.toContain('/keys')
})
