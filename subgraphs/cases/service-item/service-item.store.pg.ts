import type { Transaction } from '../../../shared/database'
import { entities, sql } from '../../../shared/database/pg'
import type { ServiceItem } from './service-item'
import { ServiceItemRow } from './service-item.entity'
import type { ServiceItemFilter, ServiceItemStore } from './service-item.store'

const columns = `code, title, category_code as "categoryCode", handling, required_documents as "requiredDocuments",
  json_build_object('respondWithinHours', respond_within_hours, 'completeWithinHours', complete_within_hours) as commitment,
  active`

export class PgServiceItemStore implements ServiceItemStore {
  byCodes(tx: Transaction, codes: readonly string[]) {
    const text = `/* serviceItemsByCodes */ select ${columns} from service_item where code = any($1::text[])`
    return sql<ServiceItem>(tx, text, [codes])
  }

  list(tx: Transaction, { line, handling, search }: ServiceItemFilter) {
    const text = `/* serviceItems */ select ${columns} from service_item
      where active and ($1::text is null or category_code in (select code from category where line = $1))
        and ($2::text is null or handling = $2)
        and ($3::text is null or title ilike $3 or code ilike $3
          or category_code in (select code from category where name ilike $3))
      order by code`
    return sql<ServiceItem>(tx, text, [
      line,
      handling,
      search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`,
    ])
  }

  async save(tx: Transaction, { commitment, requiredDocuments, ...item }: ServiceItem): Promise<void> {
    const row = { ...item, ...commitment, requiredDocuments: [...requiredDocuments] }
    await entities(tx).upsert(ServiceItemRow, row, ['code'])
  }
}
