import { spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { StartProblem } from '../../process/start-problem'
import type { Account } from './account'
import type { Binaries } from './binaries'
import { logSince, readPostmaster, type Places } from './files'

export interface ServerOptions {
  readonly places: Places
  readonly binaries: Binaries
  readonly account: Account | undefined
  readonly port: number
  /** Further settings, `name=value`. */
  readonly settings: readonly string[]
}

/** Loopback only, no sockets in the file system; what is acknowledged is on the disk. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'fsync=on',
  'synchronous_commit=on',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_connections=120',
  'shared_buffers=128MB',
  'random_page_cost=1.1',
  // Statements here are short: compiling one takes longer than running it.
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_messages=warning',
  'log_min_error_statement=panic',
]

const slowestStart = 60_000

/** Starts a server on the cluster and waits until it accepts connections. Throws StartProblem with what it printed. */
export async function startServer(options: ServerOptions): Promise<number> {
  const until = Date.now() + slowestStart
  for (;;) {
    const result = await attempt(options, until)
    if (result.pid !== null) return result.pid
    // The processes of a server that was killed hold its memory until they have noticed.
    if (!/pre-existing shared memory block|lock file "postmaster.pid" is empty/.test(result.said) || Date.now() > until)
      throw new StartProblem(`The embedded database did not start. PostgreSQL says:\n${result.said}`)
    await wait(100)
  }
}

async function attempt({ places, binaries, account, port, settings: more }: ServerOptions, until: number) {
  const log = openSync(places.log, 'a', 0o600)
  const before = fstatSync(log).size
  const flags = [...settings, `port=${port}`, ...more].flatMap((setting) => ['-c', setting])
  const server = spawn(binaries.postgres, ['-D', places.cluster, ...flags], {
    ...account,
    cwd: '/',
    env: {},
    // A process group of its own: Ctrl-C in a terminal is for the hub, which stops the server last.
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  let ended: string | null = null
  server.on('error', (error) => (ended = error.message))
  server.on('exit', (code, signal) => (ended = logSince(places, before) || `ended with ${signal ?? code}`))
  while (ended === null) {
    const postmaster = readPostmaster(places)
    if (postmaster?.pid === server.pid && postmaster?.ready) {
      server.unref()
      return { pid: postmaster.pid, said: '' }
    }
    if (Date.now() > until) {
      server.kill('SIGQUIT')
      ended = 'It was not ready in time.'
    }
    await wait(10)
  }
  return { pid: null, said: ended }
}

/** Asks a server to stop at once, connections or not, and waits until it has. */
export async function stopServer(pid: number): Promise<void> {
  if (!signal(pid, 'SIGINT')) return
  for (const until = Date.now() + 30_000; isAlive(pid);) {
    if (Date.now() > until) signal(pid, 'SIGQUIT')
    await wait(10)
  }
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}

/** Whether a process with this id is running; one that belongs to another account counts too. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A port that nobody listens on; the preferred one if it is free. */
export async function freePort(preferred: number): Promise<number> {
  const tried = await listenOnce(preferred)
  return tried ?? (await listenOnce(0)) ?? preferred
}

function listenOnce(port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.on('error', () => resolve(null))
    server.listen(port, '127.0.0.1', () => {
      const { port: found } = server.address() as AddressInfo
      server.close(() => resolve(found))
    })
  })
}
