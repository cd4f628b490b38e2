import { randomBytes } from 'node:crypto'
import { loginUrl } from '../../shared/database/migrate'
import { administrate, emptyTemplate } from './template'
import { testKey, testServer, urlOf } from './server'

/** A database of a test's own. */
export interface TestDatabase {
  /** Of the administrator, whom nothing binds. */
  readonly adminUrl: string
  /** Of a subgraph's login role. */
  urlOf(schema: string): string
  /** Drops it; fails when somebody is still connected. */
  close(): Promise<void>
}

/** Clones a template: by default all schemas, migrated and empty. */
export async function openTestDatabase(template = emptyTemplate): Promise<TestDatabase> {
  const server = testServer()
  const name = `test_${randomBytes(8).toString('hex')}`
  await administrate(server.url, `create database ${name} template ${template} strategy file_copy`)
  return testDatabase(name)
}

/** A database that is there, by its name. */
export function testDatabase(name: string): TestDatabase {
  const server = testServer()
  const adminUrl = urlOf(server, name)
  return {
    adminUrl,
    urlOf(schema) {
      const problem = server.problems[schema]
      if (problem) throw new Error(problem)
      return loginUrl(adminUrl, schema, testKey)
    },
    close: () => administrate(server.url, `drop database ${name}`),
  }
}
