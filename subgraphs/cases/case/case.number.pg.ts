import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { caseNumber } from './case-number'

/** The next number of a community's year. The counter's row is held until the commit, so numbers do not repeat. */
export async function nextNumber(
  tx: Transaction,
  communityCode: string,
  year: number,
  wanted: string,
): Promise<string> {
  const prefix = (await prefixOf(tx, communityCode)) ?? (await takePrefix(tx, communityCode, wanted))
  const text = `/* nextCaseNumber */ insert into number_counter as n (community_code, year, last) values ($1, $2, 1)
    on conflict (community_code, year) do update set last = n.last + 1 returning last`
  const [row] = await sql<{ last: number }>(tx, text, [communityCode, year])
  return caseNumber(prefix, year, row?.last ?? 1)
}

async function prefixOf(tx: Transaction, communityCode: string): Promise<string | null> {
  const text = '/* numberPrefix */ select prefix from number_prefix where community_code = $1'
  const [row] = await sql<{ prefix: string }>(tx, text, [communityCode])
  return row?.prefix ?? null
}

/** A community's first case: takes the prefix it wants, or that with the first number that makes it its own. */
async function takePrefix(tx: Transaction, communityCode: string, wanted: string): Promise<string> {
  // One at a time, or two communities would find the same one free.
  await sql(tx, `/* lockNumberPrefixes */ select pg_advisory_xact_lock(hashtext('cases.number_prefix'))`)
  const text = `/* takeNumberPrefix */ insert into number_prefix (community_code, prefix)
    select $1, (select p from (select $2 as p, 1 as n union all select $2 || n, n from generate_series(2, 9999) as n) as free
      where not exists (select from number_prefix where prefix = free.p) order by n limit 1)
    on conflict (community_code) do update set prefix = number_prefix.prefix returning prefix`
  const [row] = await sql<{ prefix: string }>(tx, text, [communityCode, wanted])
  return row?.prefix ?? wanted
}
