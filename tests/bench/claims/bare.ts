import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../shared/project/root'

const run = promisify(execFile)

/** Bare updates a second, of as many clients as are given, by pgbench. Throws when it is not installed. */
export async function bareUpdates(adminUrl: string, clients: number, count: number): Promise<number> {
  const { hostname, port, username, password, pathname } = new URL(adminUrl)
  const script = path.join(projectRoot, 'tests/bench/claims/bare.sql')
  const load = [
    '-n',
    '-M',
    'prepared',
    '-c',
    `${clients}`,
    '-j',
    '2',
    '-t',
    `${Math.ceil(count / clients)}`,
    '-f',
    script,
  ]
  const where = ['-h', hostname, '-p', port, '-U', username, pathname.slice(1)]
  const { stdout } = await run('pgbench', [...load, ...where], {
    env: { PATH: process.env['PATH'], PGPASSWORD: decodeURIComponent(password) },
  }).catch((error: Error) => {
    throw new Error(`the peer of this row is pgbench, of PostgreSQL's client programs: ${error.message}`)
  })
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (rate === undefined) throw new Error(`pgbench said ${stdout}`)
  return Number(rate)
}
