import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Household } from './household'
import type { FoundHousehold, HouseholdStore, UnvisitedPage } from './household.store'

export const householdColumns = `id, area_code as "areaCode", data_key as key, address_sealed as "addressSealed",
  founded_at as "foundedAt", last_visit_at as "lastVisitAt"`
const unvisited = `data_key is not null
  and (area_code = area.code or (area_code >= area.code || '.' and area_code < area.code || '/'))
  and coalesce(last_visit_at, founded_at) < $2`

export class PgHouseholdStore implements HouseholdStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Household[]> {
    const text = `/* householdsById */ select ${householdColumns} from household where id = any($1::uuid[])`
    return sql<Household>(tx, text, [ids])
  }

  unvisited(
    tx: Transaction,
    areaCodes: readonly string[],
    { since, first, after }: UnvisitedPage,
  ): Promise<FoundHousehold[]> {
    return sql<FoundHousehold>(
      tx,
      `/* unvisitedHouseholds */ select area.code as within, household.*
       from unnest($1::text[]) area (code) cross join lateral (
         select ${householdColumns} from household where ${unvisited}
           and ($3::timestamptz is null or (coalesce(last_visit_at, founded_at), id) > ($3, $4::uuid))
         order by coalesce(last_visit_at, founded_at), id limit $5
       ) household`,
      [areaCodes, since, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
  }

  countUnvisited(
    tx: Transaction,
    areaCodes: readonly string[],
    since: Date,
  ): Promise<{ within: string; count: number }[]> {
    return sql(
      tx,
      `/* countUnvisited */ select area.code as within, household.count
       from unnest($1::text[]) area (code) cross join lateral (
         select count(*)::int as count from household where ${unvisited}
       ) household`,
      [areaCodes, since],
    )
  }

  async insert(tx: Transaction, { id, areaCode, key, addressSealed, foundedAt }: Household): Promise<void> {
    await sql(
      tx,
      `/* foundHousehold */ insert into household (id, area_code, data_key, address_sealed, founded_at)
       values ($1, $2, $3, $4, $5)`,
      [id, areaCode, key, addressSealed, foundedAt],
    )
  }

  async visited(tx: Transaction, id: string, at: Date): Promise<void> {
    await sql(
      tx,
      `/* householdVisited */ update household set last_visit_at = greatest(last_visit_at, $2::timestamptz) where id = $1`,
      [id, at],
    )
  }

  async eraseEmpty(tx: Transaction, id: string): Promise<void> {
    await sql(
      tx,
      `/* eraseHousehold */ update household set data_key = null, address_sealed = null
       where id = $1 and not exists (select from resident where household_id = $1 and erased_at is null)`,
      [id],
    )
  }
}
