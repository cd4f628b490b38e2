import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { openEmbedded, type EmbeddedDatabase } from '../../shared/database/embedded'
import { silentLog } from '../../shared/logging'
import { makeTemplate } from './template'
import { serverVariable, type TestServer } from './server'

declare global {
  var hubTestServer: { database: EmbeddedDatabase; folder: string } | undefined
}

/** Starts the one PostgreSQL that all tests of this run share. Each project asks; the first gets it. */
// eslint-disable-next-line no-restricted-exports -- Jest looks for the default
export default async function setup(): Promise<void> {
  if (globalThis.hubTestServer) return
  // Not os.tmpdir(): it may be a folder that PostgreSQL's account may not enter.
  const folder = mkdtempSync(path.join('/tmp', 'station-hub-tests-'))
  // What the tests store need not outlive them.
  const settings = [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'autovacuum=off',
    'max_connections=200',
  ]
  const database = await openEmbedded({ dataDir: folder, log: silentLog, settings })
  globalThis.hubTestServer = { database, folder }
  try {
    const server: TestServer = { url: database.url, problems: await makeTemplate(database.url) }
    process.env[serverVariable] = JSON.stringify(server)
  } catch (error) {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}
