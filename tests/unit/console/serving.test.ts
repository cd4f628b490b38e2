import Fastify, { type FastifyInstance } from 'fastify'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { consoleRoutes } from '../../../gateway/edge/console/routes'
import { consoleSignIn, type ConsoleSignIn } from '../../../gateway/edge/console/sign-in'
import type { TokenClaims } from '../../../shared/auth'

let outer: string
let folder: string
let app: FastifyInstance
const tokens = { sign: (claims: TokenClaims) => Promise.resolve(`token of ${claims.sub}`) }

beforeEach(() => {
  outer = mkdtempSync(path.join(tmpdir(), 'console-'))
  folder = path.join(outer, 'dist')
  mkdirSync(path.join(folder, 'assets'), { recursive: true })
  writeFileSync(path.join(outer, 'secret.json'), 'never')
  writeFileSync(path.join(folder, 'index.html'), '<script nonce="__NONCE__"></script>')
  writeFileSync(path.join(folder, 'assets/page-1a2b.js'), 'plain')
  writeFileSync(path.join(folder, 'assets/page-1a2b.js.br'), 'brotli')
})
afterEach(async () => {
  await app.close()
  rmSync(outer, { recursive: true })
})

function serve(signIn: ConsoleSignIn): void {
  app = Fastify()
  consoleRoutes(app, { signIn, timeZone: 'Asia/Shanghai', folder })
}

test('every address below /console is the page, asked for anew each time, with scripts from the hub alone', async () => {
  serve({ kind: 'none' })
  const [one, other] = [await app.inject('/console/cases/7'), await app.inject('/console')]
  expect(one.statusCode).toBe(200)
  expect(one.headers['cache-control']).toBe('no-cache')
  const policy = String(one.headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'; script-src 'self';")
  expect(policy).not.toMatch(/unsafe|https?:/)
  const [, nonce = ''] = /'nonce-([^']+)'/.exec(policy) ?? []
  expect(one.body).toBe(`<script nonce="${nonce}"></script>`)
  expect(other.headers['content-security-policy']).not.toBe(policy)
})

test('a file is kept for good, and comes in the smallest form that the browser takes', async () => {
  serve({ kind: 'none' })
  const url = '/console/assets/page-1a2b.js'
  const small = await app.inject({ url, headers: { 'accept-encoding': 'gzip, br' } })
  expect(small.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-encoding': 'br',
    'content-type': 'text/javascript; charset=utf-8',
    vary: 'accept-encoding',
  })
  expect(small.body).toBe('brotli')
  const plain = await app.inject({ url, headers: { 'accept-encoding': 'br;q=0' } })
  expect([plain.body, plain.headers['content-encoding']]).toEqual(['plain', undefined])
  const again = await app.inject({ url, headers: { 'if-none-match': String(plain.headers['etag']) } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
})

test.each(['/console/../secret.json', '/console/%2e%2e/secret.json', '/console/assets/..%2f..%2fsecret.json'])(
  'no path leads out of the folder: %s',
  async (url) => {
    serve({ kind: 'none' })
    const { statusCode, body } = await app.inject(url)
    expect(body).not.toContain('never')
    expect(statusCode).toBe(404)
  },
)

test('a console that has not been built says how to build it', async () => {
  serve({ kind: 'none' })
  rmSync(path.join(folder, 'index.html'))
  const { statusCode, body } = await app.inject('/console')
  expect([statusCode, body]).toEqual([503, expect.stringContaining('npm run build')])
})

test('in development a demo person signs in with a click', async () => {
  serve({ kind: 'demo', tokens })
  const config: { signIn: { people: { id: string }[] } } = (await app.inject('/console/config.json')).json()
  expect(config.signIn.people.map(({ id }) => id)).toContain('worker')
  const answer = await app.inject({ method: 'POST', url: '/console/token/worker' })
  expect(answer.json()).toEqual({ token: expect.stringMatching(/^token of /) })
  expect((await app.inject({ method: 'POST', url: '/console/token/nobody' })).statusCode).toBe(404)
})

const settings = { HUB_OIDC_CLIENT_ID: 'console', HUB_OIDC_AUDIENCE: 'hub' }

test('in production nobody signs in with a click', async () => {
  serve(consoleSignIn({ HUB_ENV: 'production', ...settings }, tokens))
  expect((await app.inject('/console/config.json')).json()).toMatchObject({ signIn: { kind: 'none' } })
  expect((await app.inject({ method: 'POST', url: '/console/token/worker' })).statusCode).toBe(404)
})

test('where a provider is configured, people sign in there, and the page may ask it', async () => {
  const issuer = 'https://login.example/realm'
  serve(consoleSignIn({ HUB_ENV: 'production', HUB_OIDC_ISSUER: issuer, ...settings }, tokens))
  expect((await app.inject('/console/config.json')).json()).toMatchObject({
    signIn: { kind: 'oidc', issuer, clientId: 'console', audience: 'hub' },
  })
  const policy = String((await app.inject('/console')).headers['content-security-policy'])
  expect(policy).toMatch(/connect-src 'self' ws:\/\/[^ ]+ https:\/\/login\.example;/)
})
