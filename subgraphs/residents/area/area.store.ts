import type { Transaction } from '../../../shared/database'
import type { Area, AreaLevel } from './area'

export interface AreaStore {
  byCodes(tx: Transaction, codes: readonly string[]): Promise<Area[]>
  /** Direct children, by code. */
  childrenOf(tx: Transaction, parents: readonly string[]): Promise<Area[]>
  /** By code; `within` takes that area and what lies in it. */
  list(tx: Transaction, level: AreaLevel | null, within: string | null): Promise<Area[]>
}
