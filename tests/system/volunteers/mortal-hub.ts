import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { openIssuer } from '../../../gateway/edge/issuer'
import type { TokenRole } from '../../../shared/auth'
import { runningEmbedded } from '../../../shared/database/embedded'
import { placesIn, readPostmaster } from '../../../shared/database/embedded/files'
import { testKey } from '../../support/server'
import { startProgram, type RunningProgram } from '../../support/program'

/** What a request was answered with. */
export interface Said {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

export interface Asker {
  readonly sub: string
  readonly role: TokenRole
  readonly area?: string | null
  readonly org?: string | null
}

/** The whole hub in a process of its own, on a PostgreSQL of its own, that is killed and started again. */
export interface MortalHub {
  /** A token for an hour; the hub's key outlives it. */
  tokenOf(asker: Asker): Promise<string>
  /** One request over HTTP; null: no answer came. While no hub is up, it waits for the next one. */
  ask(token: string, query: string, variables: object, signal?: AbortSignal): Promise<Said | null>
  /** `kill -9`, then the next one on the same data; resolves when that is ready. */
  kill(what: 'the hub' | 'the hub and PostgreSQL'): Promise<void>
  /** Requests that a death has left without an answer. */
  readonly unanswered: number
  /** As the database's administrator, whom nothing binds. */
  sql<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export async function openMortalHub(): Promise<MortalHub> {
  // Not os.tmpdir(): it may be a folder that PostgreSQL's account may not enter.
  const folder = mkdtempSync(path.join('/tmp', 'station-hub-mortal-'))
  const env = { HUB_DATA_DIR: folder, HUB_DATA_KEY: testKey, HUB_SEED: 'none', HUB_PORT: '0', HUB_RATE_LIMIT: '0' }
  const start = () => startProgram('gateway/main', { env, line: /^Station Hub is ready/ })
  let program: Promise<RunningProgram> = start()
  await program
  const issuer = await openIssuer(folder)
  let unanswered = 0
  return {
    tokenOf: ({ sub, role, area = null, org = null }) =>
      issuer.sign({ sub, name: sub, role, area, org }, { ttlSeconds: 3_600, development: true }),
    async ask(token, query, variables, signal) {
      const asked = program
      const url = /http:\S+/.exec((await asked).line)?.[0] ?? ''
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify({ query, variables }),
          ...(signal && { signal }),
        })
        return (await response.json()) as Said
      } catch {
        if (program !== asked) unanswered += 1
        return null
      }
    },
    async kill(what) {
      const dying = await program
      const server = readPostmaster(placesIn(folder))
      const reborn = async () => {
        const gone = dying.end('SIGKILL')
        if (what === 'the hub and PostgreSQL' && server) process.kill(server.pid, 'SIGKILL')
        await gone
        return start()
      }
      await (program = reborn())
    },
    get unanswered() {
      return unanswered
    },
    async sql<Row>(text: string, values: readonly unknown[] = []) {
      const client = new Client({ connectionString: runningEmbedded(folder) ?? '' })
      await client.connect()
      try {
        await client.query('set search_path = volunteers, viewer, public')
        return (await client.query(text, [...values])).rows as Row[]
      } finally {
        await client.end()
      }
    },
    async close() {
      await (await program).end('SIGTERM')
      rmSync(folder, { recursive: true })
    },
  }
}
