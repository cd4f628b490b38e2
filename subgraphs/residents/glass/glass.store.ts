import type { Transaction } from '../../../shared/database'
import type { BrokenGlass } from './glass'

export interface GlassStore {
  insert(tx: Transaction, glass: BrokenGlass): Promise<void>
}
