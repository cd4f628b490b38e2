import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'

/** Puts rows in with one statement: objects by column name, typed as the table has them. */
export async function insertAll(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  if (columns === '') return
  const text = `/* seed_${table} */ insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, $1)`
  await sql(tx, text, [JSON.stringify(rows)])
}

/** Bytes as JSON carries them into a `bytea` column. */
export function bytes(value: Buffer | null): string | null {
  return value && `\\x${value.toString('hex')}`
}
