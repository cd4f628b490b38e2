import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql'
import type { CaseNote, NoteStore } from './note.store'

export class PgNoteStore implements NoteStore {
  async add(tx: Transaction, note: CaseNote): Promise<void> {
    const text = '/* addCaseNote */ insert into case_note (id, case_id, body, by_id, at) values ($1, $2, $3, $4, $5)'
    await sql(tx, text, [note.id, note.caseId, note.body, note.byId, note.at])
  }

  ofCases(tx: Transaction, caseIds: readonly string[], page: Page) {
    const text = `/* notesOfCases */ select n.* from unnest($1::uuid[]) as k (id) cross join lateral (
        select id, case_id as "caseId", body, by_id as "byId", at from case_note
        where case_id = k.id and ($2::timestamptz is null or (at, id) < ($2, $3::uuid))
        order by at desc, id desc limit $4) n`
    return sql<CaseNote>(tx, text, [caseIds, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1])
  }

  countOfCases(tx: Transaction, caseIds: readonly string[]) {
    const text = `/* countNotes */ select case_id as key, count(*) as count from case_note
      where case_id = any($1::uuid[]) group by case_id`
    return sql<{ key: string; count: number }>(tx, text, [caseIds])
  }
}
