import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { BrokenGlass } from './glass'
import type { GlassStore } from './glass.store'

export class PgGlassStore implements GlassStore {
  async insert(tx: Transaction, { id, residentId, officerId, reason, brokenAt, until }: BrokenGlass): Promise<void> {
    await sql(
      tx,
      `/* breakGlass */ insert into broken_glass (id, resident_id, officer_id, reason, broken_at, until)
       values ($1, $2, $3, $4, $5, $6)`,
      [id, residentId, officerId, reason, brokenAt, until],
    )
  }
}
