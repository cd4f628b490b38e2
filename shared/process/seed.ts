import { joined, sql, type SubgraphDatabase } from '../database/pg'
import type { SubgraphDefinition, SubgraphDeps } from './definition'

/**
 * Fills an empty schema with the demo territory, once, in one transaction. A schema in which anything has happened is
 * left alone; of processes that start together one does it and the others wait.
 */
export async function seedOnce(
  definition: SubgraphDefinition,
  database: SubgraphDatabase,
  deps: SubgraphDeps,
): Promise<void> {
  await database.asSystem(async (caller) => {
    const [marked] = await caller.read((tx) => sql(tx, "/* isSeeded */ select from seeded where what = 'demo'"))
    if (marked) return
    const seeded = await caller.write(async (tx) => {
      const first = await sql(
        tx,
        `/* markSeeded */ insert into seeded (what) select 'demo' where not exists (select from event)
         on conflict do nothing returning what`,
      )
      if (first.length > 0) await definition.seedDemo(joined(tx), deps.clock.now(), deps)
      return first.length > 0
    })
    if (seeded) deps.log.info('the demo territory has been stored')
  })
}
