import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Registry } from '../gateway/registry/registry'
import { systemClock } from '../shared/clock'
import { silentLog } from '../shared/logging'
import { program } from '../shared/process/program'
import { projectRoot } from '../shared/project/root'
import { cases } from '../subgraphs/cases/subgraph'
import { partners } from '../subgraphs/partners/subgraph'
import { residents } from '../subgraphs/residents/subgraph'
import { volunteers } from '../subgraphs/volunteers/subgraph'
import { graphqlFiles } from './schema/graphql'
import { sqlFiles } from './schema/sql'

const registry = new Registry({ production: false, tokens: null, clock: systemClock, log: silentLog, kept: null })
const definitions = [residents, cases, partners, volunteers, registry.definition]

/**
 * `npm run schema:print` writes what is committed of the schemas: each subgraph's GraphQL and SQL, and the supergraph.
 * With `--check` it writes nothing, names the files that differ, and ends with 1 if there are any.
 */
export const main = program(async (args) => {
  const files = new Map([...graphqlFiles(definitions), ...(await sqlFiles(definitions.map(({ name }) => name)))])
  const stale: string[] = []
  for (const [file, text] of files) {
    const absolute = path.join(projectRoot, file)
    if ((await readFile(absolute, 'utf8').catch(() => null)) === text) continue
    stale.push(file)
    if (!args.includes('--check')) await writeFile(absolute, text)
  }
  if (!args.includes('--check'))
    console.log(stale.length === 0 ? 'Nothing has changed.' : `Written: ${stale.join(', ')}`)
  else if (stale.length > 0) {
    console.error(`Not as the code makes them: ${stale.join(', ')}. Run npm run schema:print and look at what changed.`)
    process.exitCode = 1
  }
})
