import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { DocumentNode } from 'graphql'
import { Client } from 'pg'
import type { Viewer } from '../../../shared/auth'
import { openEmbedded } from '../../../shared/database/embedded'
import { loginUrl, migrate, schemaOf } from '../../../shared/database/migrate'
import { InProcessTransport } from '../../../shared/events'
import { silentLog } from '../../../shared/logging'
import { openSubgraph, type RunningSubgraph, type SubgraphDefinition } from '../../../shared/process'

/** The data key of every bench. */
export const benchKey = 'a key for a benchmark alone'

export interface BenchDatabase {
  /** Of the administrator, whom nothing binds. */
  readonly adminUrl: string
  /** Of the subgraph's login role. */
  readonly url: string
  /** Of the administrator, with the subgraph's schema first. */
  readonly client: Client
}

/** What makes filling a database quick, where commits are no part of what is measured. */
export const unsafe = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=8GB']

/** A PostgreSQL of the bench's own with one subgraph's schema, for as long as the work takes. */
export async function withDatabase(
  name: SubgraphDefinition['name'],
  settings: readonly string[],
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(path.join('/tmp', 'station-hub-bench-'))
  const embedded = await openEmbedded({ dataDir, log: silentLog, settings: ['shared_buffers=512MB', ...settings] })
  try {
    const { url: adminUrl } = embedded
    await migrate({ adminUrlOf: () => adminUrl, schemas: [schemaOf(name)], dataKey: benchKey, log: silentLog })
    await inStandingDatabase(name, adminUrl, work)
  } finally {
    await embedded.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The same in a database that stands, with the schema in it. */
export async function inStandingDatabase(
  name: SubgraphDefinition['name'],
  adminUrl: string,
  work: (database: BenchDatabase) => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl, options: `-c search_path=${name},viewer,public` })
  await client.connect()
  try {
    await work({ adminUrl, url: loginUrl(adminUrl, name, benchKey), client })
  } finally {
    await client.end()
  }
}

/** The subgraph as the hub opens it, without the gateway. */
export function openBenchSubgraph(definition: SubgraphDefinition, { url }: BenchDatabase): Promise<RunningSubgraph> {
  return openSubgraph(definition, {
    databaseUrl: url,
    transport: new InProcessTransport(),
    hub: { query: () => Promise.resolve({ data: null }), matchSources: () => [] },
    log: silentLog,
    timeZone: 'Asia/Shanghai',
    seed: 'none',
    dataKey: benchKey,
  })
}

/** One operation for one viewer. Throws when it is refused, but for the codes that are expected: null then. */
export async function ask<Data>(
  { subgraph }: RunningSubgraph,
  viewer: Viewer,
  operation: { readonly document: DocumentNode; readonly variables: Readonly<Record<string, unknown>> },
  expected: readonly string[] = [],
): Promise<Data | null> {
  const { signal } = new AbortController()
  const asked = { ...operation, viewer, operationName: null, requestId: 'bench', signal }
  const { data, errors } = await subgraph.execute(asked)
  const [error] = errors ?? []
  if (!error) return data as Data
  if (!expected.includes(String(error.extensions['code']))) throw error
  return null
}
