import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { projectRoot } from '../../../shared/project/root'

const batch = 250_000

/** Fills an empty schema with cases of the year before `now`, figures included, as the administrator. */
export async function generate(client: Client, count: number, now: Date, zone: string): Promise<void> {
  const folder = path.join(projectRoot, 'tests/bench/indicators')
  await client.query(readFileSync(path.join(folder, 'cases.sql'), 'utf8'))
  const insert = readFileSync(path.join(folder, 'batch.sql'), 'utf8')
  for (let from = 0; from < count; from += batch) {
    await client.query(insert, [Math.min(batch, count - from), from, now])
    await client.query('select fold_figures($1)', [zone])
    console.log(`${Math.min(count, from + batch)} cases`)
  }
  await client.query('vacuum analyze figure, figure_change, running_clock, case_record, category, known_area')
}
