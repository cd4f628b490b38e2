import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import type { Logger } from '../../logging'
import { StartProblem } from '../../process/start-problem'
import { checkReachable, serverAccount } from './account'
import { findBinaries } from './binaries'
import { ensureCluster } from './cluster'
import { placesIn, readAccess, readPostmaster, writeAccess, type Access } from './files'
import { connectGuard, ensureDatabase, takeCluster } from './guard'
import { freePort, isAlive, startServer, stopServer, type ServerOptions } from './server'

export interface EmbeddedOptions {
  readonly dataDir: string
  readonly log: Logger
  /** Further settings of the server, `name=value`. */
  readonly settings?: readonly string[]
}

/** A PostgreSQL server of the hub's own. */
export interface EmbeddedDatabase {
  /** Of its administrator, who is a superuser. */
  readonly url: string
  readonly pid: number
  /** Stops the server and waits until it has ended. */
  close(): Promise<void>
}

const largestLog = 5_000_000

/**
 * Starts PostgreSQL in the data folder, or takes over the server that a killed hub left there, and keeps it running: a
 * server that dies is started again on the same port. Throws StartProblem.
 */
export async function openEmbedded({ dataDir, log, settings = [] }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const places = placesIn(dataDir)
  const binaries = findBinaries()
  const account = serverAccount()
  mkdirSync(dataDir, { recursive: true })
  if (account) {
    // The folder is ours and holds only files with a mode of their own: its account may pass through.
    chmodSync(dataDir, statSync(dataDir).mode | 0o011)
    checkReachable(places.cluster, account, 'Set HUB_DATA_DIR to a folder that everybody may enter.')
    checkReachable(
      binaries.postgres,
      account,
      'Move the project to a folder that everybody may enter, or set DATABASE_URL.',
    )
  }
  if ((statSync(places.log, { throwIfNoEntry: false })?.size ?? 0) > largestLog) rmSync(places.log)
  await ensureCluster(places, binaries, account)
  const kept = readAccess(places)
  if (!kept)
    throw new StartProblem(`${places.cluster} is there, but the password beside it (database.json) is not. Restore it.`)
  const server = { places, binaries, account, settings }

  const left = readPostmaster(places)
  const inherited = left && isAlive(left.pid) ? await takeOver({ ...kept, port: left.port }, dataDir) : null
  if (left && isAlive(left.pid) && !inherited) await stopServer(left.pid)
  const access = inherited ? { ...kept, port: left?.port ?? kept.port } : { ...kept, port: await freePort(kept.port) }
  if (inherited) log.info({ pid: left?.pid }, 'the database that an earlier hub left is used on')
  const pid = inherited && left ? left.pid : await startServer({ ...server, port: access.port })
  if (access.port !== kept.port) writeAccess(places, access)
  const guard = inherited ?? (await takeOver(access, dataDir))
  if (!guard) throw new StartProblem(`The database in ${dataDir} started, but its password does not fit.`)
  await ensureDatabase(guard, 'hub')
  return new Supervised(access, { ...server, port: access.port }, log, guard, pid)
}

/** A session that owns the cluster; null when the server does not let us in. */
async function takeOver(access: Access, dataDir: string): Promise<Client | null> {
  const guard = await connectGuard(access).catch(() => null)
  if (!guard || (await takeCluster(guard))) return guard
  await guard.end()
  throw new StartProblem(`Another hub is running on ${dataDir}. Stop it, or give this one a HUB_DATA_DIR of its own.`)
}

/** Watches the server through the session that owns the cluster. */
class Supervised implements EmbeddedDatabase {
  readonly url: string
  #closing = false
  #mending: Promise<void> | null = null

  constructor(
    private readonly access: Access,
    private readonly server: ServerOptions,
    private readonly log: Logger,
    private guard: Client,
    public pid: number,
  ) {
    this.url = `postgres://postgres:${access.password}@127.0.0.1:${access.port}/hub`
    this.#watch()
  }

  #watch(): void {
    this.guard.once('end', () => {
      if (!this.#closing) this.#mending = this.#mend()
    })
  }

  /** The session is gone: the server has died, or has restarted its processes after one of them crashed. */
  async #mend(): Promise<void> {
    this.log.error({ pid: this.pid }, 'the database has died and is being started again')
    for (let pause = 50; !this.#closing; pause = Math.min(pause * 2, 2_000)) {
      try {
        if (!isAlive(this.pid)) this.pid = await startServer(this.server)
        this.guard = await connectGuard(this.access)
        if (!(await takeCluster(this.guard))) throw new Error('another session owns the cluster')
        this.#watch()
        this.log.info({ pid: this.pid }, 'the database is back')
        return
      } catch (error) {
        this.log.warn({ err: error }, 'the database is not back yet')
        await wait(pause)
      }
    }
  }

  async close(): Promise<void> {
    if (this.#closing) return
    this.#closing = true
    await this.#mending
    await this.guard.end().catch(() => undefined)
    await stopServer(this.pid)
  }
}
