import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../../project/root'

/** A subgraph's schema and where its migrations are. */
export interface SchemaSource {
  readonly name: string
  /** Absolute; holds `0001_what.sql`, `0002_what.sql`, … */
  readonly folder: string
}

/** One forward-only step, applied once, in a transaction of its own. */
export interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

const sqlFolder = path.join(projectRoot, 'shared/database/migrate/sql')

/** What each database has once. */
export const foundation = readMigration(sqlFolder, 'foundation.sql')

/** The schema of one of the project's subgraphs; `hub` is the gateway's own. */
export function schemaOf(name: string): SchemaSource {
  return { name, folder: path.join(projectRoot, subgraphFolder(name), 'migrations') }
}

/** Where a subgraph's code and schemas are, from the project's root. */
export function subgraphFolder(name: string): string {
  return name === 'hub' ? 'gateway/registry' : `subgraphs/${name}`
}

/**
 * The tables of a schema that hold what is somebody's, as `row-security.json` beside its migrations lists them. Row-level
 * security must be forced on each, whether or not a migration has remembered to.
 */
export function protectedTablesOf({ name, folder }: SchemaSource): readonly string[] {
  const file = path.join(folder, 'row-security.json')
  if (!existsSync(file)) return []
  return (JSON.parse(readFileSync(file, 'utf8')) as string[]).map((table) => `${name}.${table}`)
}

/** The frame's own steps, then the subgraph's, in the order of their numbers. */
export function migrationsOf({ folder }: SchemaSource): readonly Migration[] {
  return [
    ...readFolder(path.join(sqlFolder, 'frame')).map((step) => ({ ...step, name: `frame/${step.name}` })),
    ...(existsSync(folder) ? readFolder(folder) : []),
  ]
}

function readFolder(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => readMigration(folder, name))
}

function readMigration(folder: string, name: string): Migration {
  const text = readFileSync(path.join(folder, name), 'utf8')
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
}
