import type { Transaction } from '../../../shared/database'
import type { DispatchPlan } from './dispatch'

export interface DispatchStore {
  add(tx: Transaction, plan: DispatchPlan): Promise<void>
  byId(tx: Transaction, id: string): Promise<DispatchPlan | null>
  /** What was offered of it, what was not, and when. */
  save(tx: Transaction, plan: DispatchPlan): Promise<void>
  /** Cases at or below an area that wait for a provider and have none, oldest first. */
  waiting(tx: Transaction, area: string, most: number): Promise<readonly string[]>
}
