import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Client } from 'pg'
import { projectRoot } from '../../../shared/project/root'

const read = (name: string) => readFileSync(path.join(projectRoot, 'tests/bench/indicators', name), 'utf8')
const [recountFigures = '', recountClocks = ''] = read('recount.sql').split('-- then')
const batch = 250_000
const proofs = 500

/** Fills an empty schema with the district and its categories. */
export async function generateDistrict(client: Client): Promise<void> {
  await client.query(read('cases.sql'))
}

/** Cases of the year before `now` as rows alone, without what triggers make of them. */
export async function generateRows(client: Client, count: number, now: Date): Promise<void> {
  await client.query("set session_replication_role = 'replica'")
  for (let from = 0; from < count; from += batch)
    await client.query(read('batch.sql'), [Math.min(batch, count - from), from, now])
  await client.query("set session_replication_role = 'origin'")
}

/** Fills an empty schema with a district, its cases of the year before `now`, and their figures. */
export async function generate(client: Client, count: number, now: Date, zone: string): Promise<void> {
  await generateDistrict(client)
  await proveRecount(client, now, zone)
  await generateRows(client, count, now)
  await recount(client, zone)
  await client.query('vacuum analyze figure, figure_change, running_clock, case_record, category, known_area')
}

async function recount(client: Client, zone: string): Promise<void> {
  await client.query("set work_mem = '1GB'; set maintenance_work_mem = '1GB'; set jit = off")
  const { rows } = await client.query<{ indexdef: string }>(
    "select indexdef from pg_indexes where tablename = 'figure'",
  )
  // Made again once all is there: of rows that come in no order an index is slow to keep.
  await client.query('alter table figure drop constraint figure_pkey; drop index figure_surge, figure_days')
  await client.query(recountFigures, [zone])
  for (const { indexdef } of rows) await client.query(indexdef)
  await client.query(recountClocks)
  await client.query('reset work_mem; reset maintenance_work_mem; reset jit')
}

/** Throws unless the recount is what the triggers and the folding make of the same cases; leaves nothing behind. */
async function proveRecount(client: Client, now: Date, zone: string): Promise<void> {
  const kept = async () =>
    (
      await client.query<{ kept: string }>(
        `select (select string_agg(f::text, ' ' order by f) from figure f where n <> 0)
           || (select string_agg(r::text, ' ' order by r) from running_clock r) as kept`,
      )
    ).rows[0]?.kept
  await client.query('begin')
  for (const from of [0, proofs]) {
    await client.query(read('batch.sql'), [proofs, from, now])
    await client.query('select fold_figures($1)', [zone])
  }
  const folded = await kept()
  await client.query('delete from figure; delete from running_clock')
  await recount(client, zone)
  if (!folded || folded !== (await kept())) throw new Error('The recount is not what the triggers keep')
  await client.query('rollback')
}
