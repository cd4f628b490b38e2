import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { ConsoleFiles, type ConsoleFile } from './files'
import { signInRoutes, type ConsoleSignIn } from './sign-in'

export interface ConsoleOptions {
  readonly signIn: ConsoleSignIn
  readonly timeZone: string
  /** Where `vite build` put it; the project's own `console/dist` where it is left out. */
  readonly folder?: string
}

export const consolePath = '/console'

/** What the page may do is not the same in every answer: its styles carry a number that nobody can guess. */
const nonceMark = '__NONCE__'

/** The console: its page for every address below `/console`, its files, and what it must know to sign people in. */
export function consoleRoutes(app: FastifyInstance, { signIn, timeZone, folder }: ConsoleOptions): void {
  const files = new ConsoleFiles(folder ?? path.join(projectRoot, 'console/dist'))
  signInRoutes(app, { signIn, timeZone })
  app.get(consolePath, (request, reply) => page(request, reply, files, signIn))
  app.get<{ Params: { '*': string } }>(`${consolePath}/*`, async (request, reply) => {
    const name = request.params['*']
    const file = name === 'index.html' ? null : await files.find(name)
    if (file) return sendFile(request, reply, name, file)
    if (path.extname(name) !== '' && name !== 'index.html') return reply.code(404).type('text/plain').send('Not found')
    return page(request, reply, files, signIn)
  })
}

async function page(request: FastifyRequest, reply: FastifyReply, files: ConsoleFiles, signIn: ConsoleSignIn) {
  const file = await files.find('index.html')
  if (!file) {
    void reply.code(503).header('retry-after', '5').header('cache-control', 'no-store')
    return reply.type('text/plain').send('The console has not been built yet. Run: npm run build')
  }
  const nonce = randomBytes(16).toString('base64')
  return secured(reply)
    .type(file.type)
    .header('cache-control', 'no-cache')
    .header('content-security-policy', policy(nonce, signIn, request))
    .send(file.body.toString('utf8').replaceAll(nonceMark, nonce))
}

function sendFile(request: FastifyRequest, reply: FastifyReply, name: string, file: ConsoleFile) {
  void secured(reply)
    .type(file.type)
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    // The names below assets/ change with what is in the files.
    .header('cache-control', name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send()
  const accepted = String(request.headers['accept-encoding'] ?? '')
  for (const [encoding, body] of file.encoded)
    if (new RegExp(`\\b${encoding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted))
      return reply.header('content-encoding', encoding).send(body)
  return reply.send(file.body)
}

function secured(reply: FastifyReply): FastifyReply {
  return reply
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'no-referrer')
    .header('cross-origin-opener-policy', 'same-origin')
    .header('permissions-policy', 'camera=(), microphone=(), payment=()')
}

/** Scripts from the hub alone; the hub, and where people sign in, are all that the page may ask. */
function policy(nonce: string, signIn: ConsoleSignIn, { host, protocol }: FastifyRequest): string {
  const socket = `${protocol === 'https' ? 'wss' : 'ws'}://${host}`
  const provider = signIn.kind === 'oidc' ? ` ${new URL(signIn.issuer).origin}` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self' ${socket}${provider}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
