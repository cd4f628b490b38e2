import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import { projectRoot } from '../../../shared/project/root'
import { openTestHub, type TestHub } from '../../support/hub'

const page = readFileSync(path.join(projectRoot, 'docs/for-partner-developers.md'), 'utf8')
const blocks = [...page.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].map(([, kind, text = '']) => ({ kind, text }))
const [starting = '', ...typed] = blocks.filter(({ kind }) => kind === 'sh').map(({ text }) => text)
const printed = blocks.filter(({ kind }) => kind === '').map(({ text }) => text.trim())

let hub: TestHub
let home: string
let window: ChildProcess | undefined
beforeAll(async () => {
  hub = await openTestHub({ seed: 'demo' })
  // The service holds tokens against the machine's own clock.
  hub.clock.set(new Date())
  home = mkdtempSync('/tmp/station-hub-page-')
  mkdirSync(path.join(home, 'bin'))
  for (const person of ['district', 'stationmaster', 'worker'] as const)
    writeFileSync(path.join(home, person), await hub.as(person).token())
  // What the page installs is there already, and the hub that it starts is this test's.
  program('npm', [
    'case "$1 $5" in',
    `"install ") ln -s ${projectRoot}/node_modules node_modules ;;`,
    `"start ") exec ${process.execPath} src/main.js ;;`,
    '"run "*) cat "$HOME/$6" ;;',
    '*) exit 1 ;;',
    'esac',
  ])
  program('npx', [`shift; exec ${process.execPath} ${projectRoot}/scripts/station-hub.mjs "$@"`])
})
afterAll(async () => {
  // With the service that was started in it.
  if (window?.pid !== undefined) process.kill(-window.pid, 'SIGTERM')
  await hub.close()
  rmSync(home, { recursive: true })
})

test('whoever follows the page is plugged in, and is told what the page says', async () => {
  expect(starting).toBe('npm ci\nnpm start\n')
  const ports: Record<string, string> = { 4000: new URL(await hub.url()).port, 4100: await freePort() }
  const script = ['set -e', ...typed].join('\n').replace(/\b(4000|4100)\b/g, (port) => ports[port] ?? port)
  window = spawn('bash', ['-c', script], {
    cwd: projectRoot,
    env: { PATH: `${home}/bin:${process.env['PATH'] ?? ''}`, HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  let said = ''
  for (const stream of [window.stdout, window.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(window, 'exit')) as [number | null]
  expect([code, code === 0 ? '' : said]).toEqual([0, ''])
  for (const part of printed) expect(said).toContain(part)
  expect(said).toContain('as it should be')
  expect(said).toContain('meals  PLUGGED  at')
  expect(said).toMatch(/"source":"mealOffers","title":"Lane Kitchen/)
  expect(said).toContain('meals: UNPLUGGED')
}, 120_000)

test('npx finds the command line in the project’s own folder', () => {
  const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>
  }
  expect(scripts['prepare']).toContain('scripts/link-bin.mjs')
})

function program(name: string, lines: readonly string[]): void {
  const file = path.join(home, 'bin', name)
  writeFileSync(file, ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(file, 0o755)
}

async function freePort(): Promise<string> {
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return String(port)
}
