import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Where an embedded database keeps what. */
export interface Places {
  /** HUB_DATA_DIR */
  readonly dataDir: string
  readonly cluster: string
  readonly log: string
}

export function placesIn(dataDir: string): Places {
  return { dataDir, cluster: path.join(dataDir, 'postgres'), log: path.join(dataDir, 'postgres.log') }
}

/** How the server is reached; kept beside the cluster with mode 0600. */
export interface Access {
  readonly port: number
  readonly password: string
}

export function readAccess({ dataDir }: Places): Access | null {
  try {
    return JSON.parse(readFileSync(path.join(dataDir, 'database.json'), 'utf8')) as Access
  } catch {
    return null
  }
}

export function writeAccess({ dataDir }: Places, access: Access): void {
  const aside = path.join(dataDir, `database.json.${process.pid}`)
  writeFileSync(aside, JSON.stringify(access), { mode: 0o600 })
  renameSync(aside, path.join(dataDir, 'database.json'))
}

export function newPassword(): string {
  return randomBytes(24).toString('base64url')
}

/** What `postmaster.pid` says of a server on the cluster. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  /** It accepts connections. */
  readonly ready: boolean
}

export function readPostmaster({ cluster }: Places): Postmaster | null {
  try {
    const lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return Number.isInteger(pid) && pid > 1 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : null
  } catch {
    return null
  }
}

/** The end of the server's log, from the given size on: what it said while it failed. */
export function logSince({ log }: Places, size: number): string {
  try {
    return readFileSync(log).subarray(size).toString('utf8').split('\n').slice(-20).join('\n').trim()
  } catch {
    return ''
  }
}
