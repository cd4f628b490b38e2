import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ProcessSettings } from '../config'

/** The hub's data key, and the one before it as long as anything may still be wrapped by it. */
export interface DataKeyRing {
  readonly current: string
  readonly previous: string | null
}

/** Asked each time anew: where the keys are kept in the data folder, a rotation reaches a process while it runs. */
export type DataKeys = () => DataKeyRing

type Given = Pick<ProcessSettings, 'HUB_DATA_KEY' | 'HUB_DATA_KEY_PREVIOUS' | 'HUB_LOGIN_KEY' | 'HUB_DATA_DIR'>

const [currentFile, previousFile] = ['data.key', 'data.key.previous']

/** The keys given, or those in the data folder, of which the first is made there at the first start (mode 0600). */
export function dataKeys({ HUB_DATA_KEY: current, HUB_DATA_KEY_PREVIOUS: previous, HUB_DATA_DIR }: Given): DataKeys {
  if (current !== undefined) return () => ({ current, previous: previous ?? null })
  keptSecret(HUB_DATA_DIR, currentFile)
  const file = path.join(HUB_DATA_DIR, currentFile)
  let seen = ''
  let ring: DataKeyRing = { current: '', previous: null }
  return () => {
    const { ino, mtimeMs } = statSync(file)
    const now = `${ino} ${mtimeMs}`
    if (now !== seen) ring = { current: read(file), previous: readIfThere(path.join(HUB_DATA_DIR, previousFile)) }
    seen = now
    return ring
  }
}

/**
 * Puts a new key in the data folder before the one that is there. The old one is written down first: whoever finds the
 * new one finds it too.
 */
export function turnKeptDataKey(dataDir: string): void {
  replace(dataDir, previousFile, keptSecret(dataDir, currentFile))
  replace(dataDir, currentFile, randomBytes(32).toString('base64url'))
}

/**
 * What the passwords of the database's login roles are made from. Not the data key itself where it can be helped: the
 * roles of a running hub must not lose their passwords when that is rotated.
 */
export function loginKey({ HUB_LOGIN_KEY, HUB_DATA_KEY, HUB_DATA_KEY_PREVIOUS, HUB_DATA_DIR }: Given): string {
  return HUB_LOGIN_KEY ?? HUB_DATA_KEY_PREVIOUS ?? HUB_DATA_KEY ?? keptSecret(HUB_DATA_DIR, 'login.key')
}

/** A secret that is made once and kept in the data folder. */
export function keptSecret(dataDir: string, name: string): string {
  const file = path.join(dataDir, name)
  mkdirSync(dataDir, { recursive: true })
  try {
    // `wx` lets one of several processes that start together make it.
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return read(file)
}

function replace(dataDir: string, name: string, secret: string): void {
  const aside = path.join(dataDir, `${name}.${process.pid}`)
  writeFileSync(aside, secret, { mode: 0o600 })
  renameSync(aside, path.join(dataDir, name))
}

function read(file: string): string {
  return readFileSync(file, 'utf8').trim()
}

function readIfThere(file: string): string | null {
  try {
    return read(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
