import type { Transaction } from '../../../shared/database'
import { entities, sql } from '../../../shared/database/pg'
import type { ParentPage } from '../paging/page'
import type { Visit } from './visit'
import { VisitEntity } from './visit.entity'
import type { VisitStore } from './visit.store'

const columns = `visit.id, visit.resident_id as "residentId", resident.data_key as key,
  visit.staff_member_id as "staffMemberId", visit.at, visit.mood, visit.note_sealed as "noteSealed",
  visit.need_sealed as "needSealed"`

export class PgVisitStore implements VisitStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Visit[]> {
    const text = `/* visitsById */ select ${columns} from visit join resident on resident.id = visit.resident_id
      where visit.id = any($1::uuid[])`
    return sql<Visit>(tx, text, [ids])
  }

  ofResidents(tx: Transaction, residentIds: readonly string[], { first, after }: ParentPage): Promise<Visit[]> {
    return sql<Visit>(
      tx,
      `/* visitsOfResidents */ select visit.* from unnest($1::uuid[]) asked (id) cross join lateral (
         select ${columns} from visit join resident on resident.id = visit.resident_id
         where visit.resident_id = asked.id and ($2::timestamptz is null or (visit.at, visit.id) < ($2, $3::uuid))
         order by visit.at desc, visit.id desc limit $4
       ) visit`,
      [residentIds, after?.[0] ?? null, after?.[1] ?? null, first + 1],
    )
  }

  count(tx: Transaction, residentIds: readonly string[]): Promise<{ residentId: string; count: number }[]> {
    return sql(
      tx,
      `/* countVisits */ select resident_id as "residentId", count(*)::int as count from visit
       where resident_id = any($1::uuid[]) group by resident_id`,
      [residentIds],
    )
  }

  async insert(tx: Transaction, { key: _, ...visit }: Visit): Promise<void> {
    await entities(tx).insert(VisitEntity, visit)
  }

  async eraseNotes(tx: Transaction, residentId: string): Promise<void> {
    const text = `/* eraseVisitNotes */ update visit set note = null, need = null, note_sealed = null, need_sealed = null
      where resident_id = $1`
    await sql(tx, text, [residentId])
  }
}
