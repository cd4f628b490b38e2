import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'

/** Stores rows of one table in one statement; they all have the columns that the first one has. */
export async function insertRows(tx: Transaction, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(', ')
  const text = `/* seed_${table} */ insert into ${table} (${columns})
    select ${columns} from json_populate_recordset(null::${table}, $1)`
  if (rows.length > 0) await sql(tx, text, [JSON.stringify(rows)])
}
