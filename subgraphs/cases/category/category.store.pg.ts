import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Category, ServiceLine } from './category'
import type { CategoryStore } from './category.store'

const columns = 'code, name, line, parent_code as "parentCode"'

export class PgCategoryStore implements CategoryStore {
  byCodes(tx: Transaction, codes: readonly string[]) {
    return sql<Category>(tx, `/* categoriesByCodes */ select ${columns} from category where code = any($1::text[])`, [
      codes,
    ])
  }

  childrenOf(tx: Transaction, codes: readonly string[]) {
    const text = `/* childrenOfCategories */ select ${columns} from category
      where parent_code = any($1::text[]) order by parent_code, code`
    return sql<Category>(tx, text, [codes])
  }

  tree(tx: Transaction, within: string | null, line: ServiceLine | null) {
    const text = `/* categoryTree */ select ${columns} from category
      where ($1::text is null or code = $1 or (code >= $1 || '.' and code < $1 || '/')) and ($2::text is null or line = $2)
      order by code`
    return sql<Category>(tx, text, [within, line])
  }

  async save(tx: Transaction, { code, name, line }: Pick<Category, 'code' | 'name' | 'line'>) {
    const text = `/* saveCategory */ insert into category (code, name, line) values ($1, $2, $3)
      on conflict (code) do update set name = $2, version = category.version + 1 returning version`
    const [row] = await sql<{ version: number }>(tx, text, [code, name, line])
    return row ?? { version: 1 }
  }
}
