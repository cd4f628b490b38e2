import type { Transaction } from '../../../shared/database'
import type { ServiceLine } from '../category/category'
import type { Handling, ServiceItem } from './service-item'

export interface ServiceItemFilter {
  readonly line: ServiceLine | null
  readonly handling: Handling | null
  readonly search: string | null
}

export interface ServiceItemStore {
  byCodes(tx: Transaction, codes: readonly string[]): Promise<readonly ServiceItem[]>
  list(tx: Transaction, filter: ServiceItemFilter): Promise<readonly ServiceItem[]>
  save(tx: Transaction, item: ServiceItem): Promise<void>
}
