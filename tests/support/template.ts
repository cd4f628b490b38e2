import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { migrate, schemaOf, type SchemaSource } from '../../shared/database/migrate'
import { silentLog } from '../../shared/logging'
import { projectRoot } from '../../shared/project/root'
import { testKey } from './server'

/** The name of the database that tests are cloned from: migrated, empty. */
export const emptyTemplate = 'template_empty'

const folder = path.join(projectRoot, 'subgraphs')

/** Every subgraph that has migrations, and the fixture of the frame's own tests. */
export function testSchemas(): SchemaSource[] {
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'migrations')))
  return [
    ...names.map(schemaOf),
    schemaOf('hub'),
    { name: 'fixture', folder: path.join(projectRoot, 'tests/support/fixtures/migrations') },
  ]
}

/** Makes the template. A schema that cannot be migrated fails the tests that use it, and no others. */
export async function makeTemplate(serverUrl: string): Promise<Record<string, string>> {
  await administrate(serverUrl, `create database ${emptyTemplate}`)
  const url = Object.assign(new URL(serverUrl), { pathname: `/${emptyTemplate}` }).href
  const problems: Record<string, string> = {}
  for (const schema of testSchemas()) {
    try {
      await migrate({ adminUrlOf: () => url, schemas: [schema], dataKey: testKey, log: silentLog })
    } catch (error) {
      problems[schema.name] = error instanceof Error ? error.message : String(error)
    }
  }
  return problems
}

/** Runs one statement as the server's administrator. */
export async function administrate(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
