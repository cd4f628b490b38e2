import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Grantee, GranteeStore } from './grantee.store'

export class PgGranteeStore implements GranteeStore {
  async save(tx: Transaction, { id, kind, status }: Grantee): Promise<void> {
    await sql(
      tx,
      `/* saveGrantee */ insert into grantee (id, kind, status) values ($1, $2, $3)
       on conflict (id) do update set status = excluded.status`,
      [id, kind, status],
    )
  }

  async isKnown(tx: Transaction, id: string): Promise<boolean> {
    const text = `/* knownGrantee */ select from grantee where id = $1 and status is distinct from 'LEFT'`
    return (await sql(tx, text, [id])).length > 0
  }
}
