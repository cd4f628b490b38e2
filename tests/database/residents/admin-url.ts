import { system } from '../../../shared/auth'
import { sql } from '../../../shared/database/pg'
import type { TestSubgraph } from '../../support'
import { testServer, urlOf } from '../../support/server'

/** The administrator's way into a test's database: nothing binds the administrator. */
export async function adminUrlOf(hub: TestSubgraph): Promise<string> {
  const caller = hub.running.database.callerOf(system)
  const text = '/* whichDatabase */ select current_database() as name'
  const [row] = await caller.read((tx) => sql<{ name: string }>(tx, text))
  await caller.end()
  return urlOf(testServer(), row?.name ?? '')
}
