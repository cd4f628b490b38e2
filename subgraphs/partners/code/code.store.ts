import type { Transaction } from '../../../shared/database'

/** The area and category codes that other subgraphs own. */
export interface CodeStore {
  /** Which of these area codes exist. */
  knownAreas(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>>
  /** Which of these category codes exist. */
  knownCategories(tx: Transaction, codes: readonly string[]): Promise<ReadonlySet<string>>
  saveArea(tx: Transaction, code: string): Promise<void>
  saveCategory(tx: Transaction, code: string): Promise<void>
}
