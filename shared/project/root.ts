import { existsSync } from 'node:fs'
import path from 'node:path'

/** The project's folder, from its sources and from `dist` alike: where `.sql` and `.graphql` files are read from. */
export const projectRoot = (function find(folder: string): string {
  return existsSync(path.join(folder, 'package-lock.json')) ? folder : find(path.dirname(folder))
})(__dirname)
