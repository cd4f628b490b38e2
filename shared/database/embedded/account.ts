import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from '../../process/start-problem'

/** The system account that PostgreSQL runs as, where it is not our own: PostgreSQL refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const name = 'postgres'

/** The account `postgres` when we are root, made if need be; undefined for an ordinary user. */
export function serverAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const account = lookUp() ?? make()
  if (account) return account
  throw new StartProblem(
    'PostgreSQL does not run as root, and the account postgres could not be made. Start the hub as an ordinary user.',
  )
}

function lookUp(): Account | undefined {
  try {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
  } catch {
    return undefined
  }
}

function make(): Account | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name], {
      stdio: 'ignore',
    })
  } catch {
    // Answered by looking it up once more: another process may have made it.
  }
  return lookUp()
}

/** Throws StartProblem when the account may not enter a folder on the way to the given path. */
export function checkReachable(target: string, account: Account, advice: string): void {
  for (let folder = path.dirname(target); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const { mode, uid, gid } = statSync(folder)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0)
      throw new StartProblem(`PostgreSQL runs as the account ${name}, which may not enter ${folder}. ${advice}`)
  }
}
