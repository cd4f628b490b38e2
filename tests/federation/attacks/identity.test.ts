import { exportSPKI, generateKeyPair, importJWK, SignJWT, UnsecuredJWT, type CryptoKey } from 'jose'
import { ownIssuer } from '../../../gateway/edge/issuer'
import { codeOf, openEdge, type Edge } from '../gateway/edge/edge.fixture'
import { rawSocket } from '../gateway/edge/socket.fixture'

let edge: Edge
let ownPublicKey: string
beforeAll(async () => {
  edge = await openEdge()
  ownPublicKey = await exportSPKI((await importJWK({ ...edge.issuer.jwks.keys[0] }, 'ES256')) as CryptoKey)
})
afterAll(() => edge.close())

const query = { query: '{ shop(id: 1) { name } }' }
const seconds = () => Math.floor(edge.clock.now().getTime() / 1000)
const claims = (more: object = {}) => ({
  sub: 'staff-1',
  role: 'STATIONMASTER',
  area: 'x',
  iss: ownIssuer,
  aud: ownIssuer,
  exp: seconds() + 600,
  ...more,
})
const signed = (payload: object, key: CryptoKey | Uint8Array, alg: string, kid?: string) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg, ...(kid !== undefined && { kid }) }).sign(key)
const kid = () => edge.issuer.jwks.keys[0]?.kid ?? ''
const stranger = async () => (await generateKeyPair('ES256')).privateKey

const forgeries: readonly [string, () => Promise<string>][] = [
  ['an unsigned one', () => Promise.resolve(new UnsecuredJWT(claims()).encode())],
  [
    'one signed with the public key as a secret',
    () => signed(claims(), new TextEncoder().encode(ownPublicKey), 'HS256', kid()),
  ],
  ['one signed with a key of somebody else', async () => signed(claims(), await stranger(), 'ES256', kid())],
  ['one of a key that nobody has', async () => signed(claims(), await stranger(), 'ES256', 'unknown')],
  ['one of another issuer', async () => signed(claims({ iss: 'https://evil.example' }), await stranger(), 'ES256')],
  ['one that has expired', () => edge.token({ ttlSeconds: -60 })],
  [
    'one whose claims were changed',
    async () => {
      const [header, , signature] = (await edge.token()).split('.')
      return [header, Buffer.from(JSON.stringify(claims())).toString('base64url'), signature].join('.')
    },
  ],
  ['what is no token', () => Promise.resolve('a.b.c')],
]

describe.each(forgeries)('a token: %s', (_, forge) => {
  test('is refused before the body is read, over HTTP and WebSocket', async () => {
    const authorization = `Bearer ${await forge()}`
    edge.planned.length = 0
    const answer = await edge.post(query, { authorization })
    expect([answer.status, codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
    const socket = await rawSocket(edge)
    socket.send({ type: 'connection_init', payload: { authorization } })
    expect(await socket.closed).toBe(4403)
    expect(edge.planned).toEqual([])
  })
})

describe('a page of another site', () => {
  const send = (init: RequestInit) => fetch(`${edge.url}/graphql`, init)
  const mutation = { query: 'mutation { close(id: 1) }' }

  test.each([
    ['a form', 'application/x-www-form-urlencoded', new URLSearchParams(mutation).toString()],
    ['a form of text', 'text/plain', JSON.stringify(mutation)],
    [
      'a form of parts',
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{ echo }\r\n--x--',
    ],
  ])('changes nothing by %s', async (_, type, body) => {
    edge.planned.length = 0
    const answer = await send({ method: 'POST', headers: { 'content-type': type }, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(edge.planned).toEqual([])
  })

  test('reads nothing by a link, and changes nothing by it', async () => {
    const get = (text: string, headers = {}) =>
      fetch(`${edge.url}/graphql?query=${encodeURIComponent(text)}`, { headers })
    expect((await get('{ shop(id: 1) { name } }')).status).toBe(400)
    expect((await get(mutation.query, { 'apollo-require-preflight': '1' })).status).toBe(405)
  })

  test('opens no WebSocket', async () => {
    await expect(rawSocket(edge, 'graphql-transport-ws', 'https://evil.example')).rejects.toThrow('403')
  })
})

test('a batch is refused, however small', async () => {
  for (const batch of [[query], Array<object>(1_000).fill(query)]) expect((await edge.post(batch)).status).toBe(400)
})
