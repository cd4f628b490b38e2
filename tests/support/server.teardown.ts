import { rmSync } from 'node:fs'
import { Client } from 'pg'

/** Stops the server of the tests, and fails the run when a test left a connection open. */
// eslint-disable-next-line no-restricted-exports -- Jest looks for the default
export default async function teardown(): Promise<void> {
  const server = globalThis.hubTestServer
  if (!server) return
  globalThis.hubTestServer = undefined
  const leaked = await leftOpen(server.database.url)
  await server.database.close()
  rmSync(server.folder, { recursive: true, force: true })
  if (leaked.length > 0) throw new Error(`tests left connections open: ${leaked.join(', ')}`)
}

async function leftOpen(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ what: string }>(
    `select format('%s on %s', usename, datname) as what from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'hub guard'`,
  )
  await client.end()
  return rows.map((row) => row.what)
}
