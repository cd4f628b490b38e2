import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { ParentPage } from '../paging/page'
import type { Access, AccessEntry } from './access-entry'
import type { AccessLogStore, ChainHead } from './access-log.store'

export class PgAccessLogStore implements AccessLogStore {
  async append(tx: Transaction, at: Date, operation: string, reads: readonly Access[]): Promise<void> {
    await sql(tx, '/* appendAccess */ select append_access($1, $2, $3::jsonb)', [at, operation, JSON.stringify(reads)])
  }

  ofResidents(tx: Transaction, residentIds: readonly string[], { first, after }: ParentPage): Promise<AccessEntry[]> {
    return sql<AccessEntry>(
      tx,
      `/* accessLog */ select entry.* from unnest($1::uuid[]) resident (id) cross join lateral (
         select resident_id as "residentId", number, at, actor_id as "actorId",
           actor_organization_id as "actorOrganizationId", scopes, operation
         from access_entry
         where resident_id = resident.id and ($2::timestamptz is null or (at, number) < ($2, $3::bigint))
         order by at desc, number desc limit $4
       ) entry`,
      [residentIds, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
  }

  count(tx: Transaction, residentIds: readonly string[]): Promise<{ residentId: string; count: number }[]> {
    return sql(
      tx,
      `/* countAccess */ select resident_id as "residentId", count(*)::int as count from access_entry
       where resident_id = any($1::uuid[]) group by resident_id`,
      [residentIds],
    )
  }

  heads(tx: Transaction): Promise<ChainHead[]> {
    const text = `/* accessChains */ select community_code as "communityCode", entries, encode(hash, 'hex') as hash
      from access_chain order by community_code`
    return sql<ChainHead>(tx, text)
  }

  broken(tx: Transaction): Promise<{ communityCode: string; number: number }[]> {
    return sql(
      tx,
      `/* brokenAccess */
       select community_code as "communityCode", min(number) as number from (
         select community_code, number from (
           select entry.community_code, entry.number, entry.hash, access_hash(
             lag(entry.hash, 1, sha256(convert_to(entry.community_code, 'UTF8'))) over chain, entry) as expected,
             row_number() over chain as place
           from access_entry entry window chain as (partition by entry.community_code order by entry.number)
         ) checked where hash is distinct from expected or number <> place
         union all
         select community_code, entries from access_chain chain
         where entries > 0 and not exists (select from access_entry entry where entry.community_code = chain.community_code
           and entry.number = chain.entries and entry.hash = chain.hash)
       ) wrong group by community_code order by community_code`,
    )
  }
}
