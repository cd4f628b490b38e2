import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { openEmbedded } from '../../shared/database/embedded'
import { migrate, schemaOf, subgraphFolder } from '../../shared/database/migrate'
import { silentLog } from '../../shared/logging'
import { printSchema } from './catalog'

/** Each schema as the migrations leave it, by the file it is committed as. */
export async function sqlFiles(names: readonly string[]): Promise<Map<string, string>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'station-hub-schema-'))
  const database = await openEmbedded({ dataDir: folder, log: silentLog, settings: ['fsync=off'] })
  const client = new Client({ connectionString: database.url })
  try {
    const schemas = names.map(schemaOf)
    await migrate({ adminUrlOf: () => database.url, schemas, dataKey: 'only to print', log: silentLog })
    await client.connect()
    const files = new Map<string, string>()
    for (const name of names) files.set(`${subgraphFolder(name)}/schema.sql`, await printSchema(client, name))
    return files
  } finally {
    await client.end()
    await database.close()
    await rm(folder, { recursive: true })
  }
}
