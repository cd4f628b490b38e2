import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { StartProblem } from '../../process/start-problem'
import type { Account } from './account'
import type { Binaries } from './binaries'
import { newPassword, writeAccess, type Places } from './files'

const run = promisify(execFile)

/**
 * Makes the cluster when there is none. It is made aside and moved into place, so that a start that was cut off leaves
 * no half of one, and of two that start together one wins.
 */
export async function ensureCluster(places: Places, binaries: Binaries, account: Account | undefined): Promise<void> {
  if (existsSync(path.join(places.cluster, 'PG_VERSION'))) return
  const aside = `${places.cluster}.${process.pid}.new`
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  const passwordFile = path.join(aside, 'password')
  const password = newPassword()
  const data = path.join(aside, 'data')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const file of [aside, passwordFile]) chownSync(file, account.uid, account.gid)
  try {
    await initdb(binaries, data, passwordFile, account)
    writeAccess(places, { port: 0, password })
    renameSync(data, places.cluster)
  } catch (error) {
    if (!existsSync(path.join(places.cluster, 'PG_VERSION'))) throw error
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/** Sorting by code point is the same on every machine; character classes (trigrams of Chinese) need a UTF-8 locale. */
const locales = [['--locale=C.UTF-8'], ['--locale=en_US.UTF-8'], ['--no-locale']]

async function initdb({ initdb: program }: Binaries, data: string, passwordFile: string, account: Account | undefined) {
  let said = ''
  for (const locale of locales) {
    const args = [
      `--pgdata=${data}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...locale,
      '--no-sync',
      '--no-instructions',
    ]
    try {
      await run(program, args, { ...account, cwd: '/', env: {} })
      return
    } catch (error) {
      const { stderr, message } = error as { stderr?: string; message: string }
      said = stderr?.trim() || message
      if (!/locale/.test(said)) break
    }
  }
  throw new StartProblem(`The embedded database could not be made. initdb says:\n${said}`)
}
