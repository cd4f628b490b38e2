import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { openIssuer, type Issuer } from '../../../gateway/edge/issuer'
import type { TokenClaims } from '../../../shared/auth'
import { loginRole } from '../../../shared/database/migrate'
import { openTestDatabase, type TestDatabase, testKey } from '../../support'
import { startProgram, type RunningProgram } from '../../support/program'

export interface Answer {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what it asked for
  readonly data?: any
  readonly errors?: readonly { readonly message: string; readonly extensions: Readonly<Record<string, unknown>> }[]
}

const subgraphs = ['residents', 'cases', 'partners', 'volunteers'] as const
/** A Monday morning in the hub's time zone, whenever the test runs. */
const begin = Date.parse('2026-11-23T10:00:00+08:00')
const patience = 300_000

/**
 * The whole hub as a process that may be killed and started again, at a time of the test's: its own clock, and `now()`
 * in its database's sessions, run ahead of the real time by the same shift.
 */
export class MortalHub {
  #program: RunningProgram | null = null
  #shift = begin - Date.now()
  /** The address, once it is up. */
  #url: string | null = null
  #waiting: ((url: string) => void)[] = []

  private constructor(
    readonly database: TestDatabase,
    /** Of the administrator, whom neither rights nor the shifted time bind. */
    readonly admin: Client,
    private readonly folder: string,
    private readonly issuer: Issuer,
  ) {}

  static async open(): Promise<MortalHub> {
    const database = await openTestDatabase()
    const folder = mkdtempSync(path.join(tmpdir(), 'station-hub-mortal-'))
    const admin = new Client({ connectionString: database.adminUrl })
    await admin.connect()
    await admin.query(`create schema test_time; grant usage on schema test_time to public;
      create table test_time.shift (by interval not null); insert into test_time.shift values ('0');
      grant select on test_time.shift to public;
      create function test_time.now() returns timestamptz stable language sql as
        'select pg_catalog.now() + by from test_time.shift'`)
    const { pathname } = new URL(database.adminUrl)
    for (const name of subgraphs)
      await admin.query(`alter role ${loginRole(name)} in database ${pathname.slice(1)}
        set search_path = test_time, pg_catalog, ${name}, viewer, public`)
    const hub = new MortalHub(database, admin, folder, await openIssuer(folder))
    await hub.pass(0)
    return hub
  }

  now(): Date {
    return new Date(Date.now() + this.#shift)
  }

  /** Lets time pass at once, for a hub that runs as for one that is down. */
  async pass(hours: number): Promise<void> {
    this.#shift += hours * 3_600_000
    writeFileSync(`${this.clockFile}.next`, String(this.#shift))
    renameSync(`${this.clockFile}.next`, this.clockFile)
    await this.admin.query(`update test_time.shift set by = $1 * interval '1 millisecond'`, [this.#shift])
  }

  /** Starts it; whoever has a question waits until it is up. */
  async start(): Promise<void> {
    const env = {
      ...{ HUB_DATA_DIR: this.folder, DATABASE_URL: this.database.adminUrl, HUB_PORT: '0', HUB_SEED: 'demo' },
      ...{ HUB_DATA_KEY: testKey, HUB_RATE_LIMIT: '0', HUB_LOG: 'error' },
    }
    const line = /Station Hub is ready/
    this.#program = await startProgram('tests/support/programs/hub-ahead', { args: [this.clockFile], env, line })
    const url = (this.#url = /http:\S+/.exec(this.#program.line)?.[0] ?? '')
    for (const ready of this.#waiting.splice(0)) ready(url)
  }

  /** What the log says of an answer's errors, while the process that answered lives. */
  causes(answer: Answer | null): string {
    const ids = (answer?.errors ?? []).map(({ extensions }) => String(extensions['errorId']))
    return ids.map((id) => this.#program?.printed(id) ?? '').join('\n')
  }

  /** `kill -9`: whatever it is doing. Questions that come meanwhile wait for the next start. */
  async kill(): Promise<void> {
    this.#url = null
    await this.#program?.end('SIGKILL')
  }

  /** Null when the hub died over it: it may have been done or not. */
  async ask(claims: TokenClaims, query: string): Promise<Answer | null> {
    const url = this.#url ?? (await new Promise<string>((ready) => this.#waiting.push(ready)))
    const authorization = `Bearer ${await this.token(claims)}`
    try {
      const headers = { 'content-type': 'application/json', authorization }
      const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })
      return (await response.json()) as Answer
    } catch {
      return null
    }
  }

  /** Rows of a statement of the administrator in the schema of cases. */
  readonly query = async <Row extends object>(text: string): Promise<Row[]> => {
    await this.admin.query('set search_path = cases, viewer, public')
    return (await this.admin.query<Row>(text)).rows
  }

  /** Waits until every job that is due has run and every event is with everybody who listens. */
  async settled(): Promise<void> {
    const left = subgraphs.map(
      (name) => `select '${name}' as of, (select count(*)::integer from ${name}_jobs._private_jobs
          where run_at <= now() + (select by from test_time.shift) and attempts < max_attempts) as jobs,
        (select count(*)::integer from ${name}.event where delivered_at is null) as events`,
    )
    const until = Date.now() + patience
    for (;;) {
      const rows = await this.query<{ of: string; jobs: number; events: number }>(left.join(' union all '))
      const busy = rows.filter(({ jobs, events }) => jobs + events > 0)
      if (busy.length === 0) return
      if (Date.now() > until) throw new Error(`still at work: ${JSON.stringify(busy)}; ${this.#program?.said()}`)
      await wait(100)
    }
  }

  async close(): Promise<void> {
    await this.#program?.end('SIGTERM')
    const gone = `select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    while ((await this.admin.query(gone)).rowCount) await wait(50)
    await this.admin.end()
    await this.database.close()
    rmSync(this.folder, { recursive: true })
  }

  /** All that it wrote to standard error. */
  said(): string {
    return this.#program?.said() ?? ''
  }

  readonly #tokens = new Map<string, Promise<string>>()

  private token(claims: TokenClaims): Promise<string> {
    const key = `${claims.role} ${claims.sub} ${claims.org}`
    const made =
      this.#tokens.get(key) ??
      this.issuer.sign(claims, { ttlSeconds: 400 * 86_400, development: true, now: new Date(begin) })
    this.#tokens.set(key, made)
    return made
  }

  private get clockFile(): string {
    return path.join(this.folder, 'clock')
  }
}
