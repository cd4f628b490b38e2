import type { Transaction } from '../../../shared/database'
import type { Category, ServiceLine } from './category'

export interface CategoryStore {
  byCodes(tx: Transaction, codes: readonly string[]): Promise<readonly Category[]>
  /** Direct children of each code, in order of code. */
  childrenOf(tx: Transaction, codes: readonly string[]): Promise<readonly Category[]>
  /** A code and the whole tree below it, or all there is; in order of code. */
  tree(tx: Transaction, within: string | null, line: ServiceLine | null): Promise<readonly Category[]>
  save(tx: Transaction, category: Pick<Category, 'code' | 'name' | 'line'>): Promise<{ version: number }>
}
