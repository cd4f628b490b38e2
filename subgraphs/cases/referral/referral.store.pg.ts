import type { Transaction } from '../../../shared/database'
import { entities, sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import type { Referral, ReferralStatus } from './referral'
import { referralColumns, referralOf, rowOf, type ReferralRead } from './referral.columns'
import { ReferralRow } from './referral.entity'
import type { ReferralFilter, ReferralStore } from './referral.store'

/** Late with the answer or with the work, at $4. */
const overdue = `((status = 'OFFERED' and respond_by < $4)
  or (status in ('ACCEPTED', 'CHECKED_IN') and complete_by < $4))`

const wanted = `($1::text is null or community_code = $1 or (community_code >= $1 || '.' and community_code < $1 || '/'))
  and ($2::text[] is null or status = any($2))
  and ($3::boolean is null or $3 = ${overdue})`

export class PgReferralStore implements ReferralStore {
  async add(tx: Transaction, referral: Referral): Promise<boolean> {
    const live = `/* liveReferral */ select id from referral
      where case_id = $1 and provider_id = $2 and status in ('OFFERED', 'ACCEPTED', 'CHECKED_IN', 'REPORTED')`
    // The case is locked, so this cannot change under us; the unique index stands behind it.
    if ((await sql(tx, live, [referral.caseId, referral.providerId])).length > 0) return false
    await entities(tx).insert(ReferralRow, rowOf(referral))
    return true
  }

  async lock(tx: Transaction, id: string): Promise<Referral | null> {
    const text = `/* lockReferral */ select ${referralColumns} from referral where id = $1 for update`
    const [row] = await sql<ReferralRead>(tx, text, [id])
    return row ? referralOf(row) : null
  }

  async save(tx: Transaction, referral: Referral): Promise<void> {
    const { id, ...columns } = rowOf(referral)
    await entities(tx).update(ReferralRow, { id }, columns)
  }

  async byIds(tx: Transaction, ids: readonly string[]) {
    const text = `/* referralsByIds */ select ${referralColumns} from referral where id = any($1::uuid[])`
    return (await sql<ReferralRead>(tx, text, [ids])).map(referralOf)
  }

  async ofCases(tx: Transaction, caseIds: readonly string[]) {
    const text = `/* referralsOfCases */ select ${referralColumns} from referral
      where case_id = any($1::uuid[]) order by case_id, offered_at, id`
    return (await sql<ReferralRead>(tx, text, [caseIds])).map(referralOf)
  }

  async ofProviders(
    tx: Transaction,
    providerIds: readonly string[],
    status: readonly ReferralStatus[] | null,
    page: Page,
  ) {
    const text = `/* referralsOfProviders */ select r.* from unnest($1::uuid[]) as k (key) cross join lateral (
        select ${referralColumns} from referral
        where provider_id = k.key and ($2::text[] is null or status = any($2))
          and ($3::timestamptz is null or (offered_at, id) < ($3, $4::uuid))
        order by offered_at desc, id desc limit $5) r`
    const values = [providerIds, status, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]
    return (await sql<ReferralRead>(tx, text, values)).map(referralOf)
  }

  countOfProviders(tx: Transaction, providerIds: readonly string[], status: readonly ReferralStatus[] | null) {
    const text = `/* countReferralsOfProviders */ select provider_id as key, count(*) as count from referral
      where provider_id = any($1::uuid[]) and ($2::text[] is null or status = any($2)) group by provider_id`
    return sql<{ key: string; count: number }>(tx, text, [providerIds, status])
  }

  async list(tx: Transaction, { area, status, overdue: late, now }: ReferralFilter, page: Page) {
    const text = `/* referralsLateFirst */ select ${referralColumns} from referral where ${wanted}
      and ($5::timestamptz is null or (complete_by, id) > ($5, $6::uuid)) order by complete_by, id limit $7`
    const values = [area, status, late, now, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1]
    return (await sql<ReferralRead>(tx, text, values)).map(referralOf)
  }

  async count(tx: Transaction, { area, status, overdue: late, now }: ReferralFilter): Promise<number> {
    const text = `/* countReferrals */ select count(*) as count from referral where ${wanted}`
    const [row] = await sql<{ count: number }>(tx, text, [area, status, late, now])
    return row?.count ?? 0
  }

  async offeredTo(tx: Transaction, providerId: string): Promise<readonly string[]> {
    const text = `/* offeredTo */ select id from referral where provider_id = $1 and status = 'OFFERED' order by case_id`
    return (await sql<{ id: string }>(tx, text, [providerId])).map(({ id }) => id)
  }

  async reassign(tx: Transaction, caseId: string, assigneeId: string | null): Promise<void> {
    const text = '/* reassignReferrals */ update referral set assignee_id = $2 where case_id = $1'
    await sql(tx, text, [caseId, assigneeId])
  }
}
