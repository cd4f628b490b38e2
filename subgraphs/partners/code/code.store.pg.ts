import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { codePattern } from '../../../shared/paths'
import type { CodeStore } from './code.store'

export class PgCodeStore implements CodeStore {
  async knownAreas(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>> {
    const text = '/* knownAreas */ select code from known_area where code = any ($1::text[])'
    return new Set((await sql<{ code: string }>(tx, text, [shaped(codes)])).map((row) => row.code))
  }

  async knownCategories(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>> {
    const text = '/* knownCategories */ select code from known_category where code = any ($1::text[])'
    return new Set((await sql<{ code: string }>(tx, text, [shaped(codes)])).map((row) => row.code))
  }

  async saveArea(tx: Transaction, code: string): Promise<void> {
    await sql(tx, '/* saveKnownArea */ insert into known_area (code) values ($1) on conflict do nothing', [code])
  }

  async saveCategory(tx: Transaction, code: string): Promise<void> {
    const text = '/* saveKnownCategory */ insert into known_category (code) values ($1) on conflict do nothing'
    await sql(tx, text, [code])
  }
}

/** What cannot be a code is none, whatever characters it has. */
function shaped(codes: readonly string[]): string[] {
  return codes.filter((code) => codePattern.test(code))
}
