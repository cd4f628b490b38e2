import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import type { Notice } from './notice'
import type { NoticeStore } from './notice.store'

const columns = `id, kind, text, case_id as "caseId", referral_id as "referralId", recipient_kind as "recipientKind",
  recipient, at, read_at as "readAt"`

/** Row-level security shows the viewer's own only, except to the hub itself, which has no inbox. */
const own = `recipient in ((select viewer.id()), (select viewer.organization()), (select viewer.area()))
  and ($1::boolean is null or $1 = (read_at is null))`

export class PgNoticeStore implements NoticeStore {
  async addAll(tx: Transaction, notices: readonly Notice[]): Promise<void> {
    const text = `/* addNotices */ insert into notice
        (id, kind, text, case_id, referral_id, recipient_kind, recipient, at)
      select id, kind, text, "caseId", "referralId", "recipientKind", recipient, at
      from json_to_recordset($1) as n (id uuid, kind text, text text, "caseId" uuid, "referralId" uuid,
        "recipientKind" text, recipient text, at timestamptz)`
    await sql(tx, text, [JSON.stringify(notices)])
  }

  byIds(tx: Transaction, ids: readonly string[]) {
    const text = `/* noticesByIds */ select ${columns} from notice where id = any($1::uuid[])`
    return sql<Notice>(tx, text, [ids])
  }

  list(tx: Transaction, unread: boolean | null, page: Page) {
    const text = `/* ownNotices */ select ${columns} from notice where ${own}
      and ($2::timestamptz is null or (at, id) < ($2, $3::uuid)) order by at desc, id desc limit $4`
    return sql<Notice>(tx, text, [unread, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1])
  }

  async count(tx: Transaction, unread: boolean | null): Promise<number> {
    const text = `/* countOwnNotices */ select count(*) as count from notice where ${own}`
    const [row] = await sql<{ count: number }>(tx, text, [unread])
    return row?.count ?? 0
  }

  async read(tx: Transaction, id: string, at: Date): Promise<Notice | null> {
    const text = `/* readNotice */ update notice set read_at = coalesce(read_at, $2) where id = $1 returning ${columns}`
    const [row] = await sql<Notice>(tx, text, [id, at])
    return row ?? null
  }
}
