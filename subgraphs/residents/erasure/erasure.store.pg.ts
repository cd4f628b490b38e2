import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { ErasureStore } from './erasure.store'

export class PgErasureStore implements ErasureStore {
  async record(tx: Transaction, residentId: string, actorId: string, reason: string, at: Date): Promise<void> {
    const text = '/* recordErasure */ insert into erasure (resident_id, actor_id, reason, at) values ($1, $2, $3, $4)'
    await sql(tx, text, [residentId, actorId, reason, at])
  }
}
