import type { Transaction } from '../../../shared/database'

/** The codes and people of other subgraphs that this one recognises. */
export interface CatalogueStore {
  saveArea(tx: Transaction, code: string, level: string): Promise<void>
  saveCategory(tx: Transaction, code: string, line: string): Promise<void>
  saveStaff(tx: Transaction, id: string, communityCode: string): Promise<void>
  /** Those of the codes that are no area's. */
  unknownAreas(tx: Transaction, codes: readonly string[]): Promise<string[]>
  /** Those of the codes that are no category's. */
  unknownCategories(tx: Transaction, codes: readonly string[]): Promise<string[]>
  knowsStaff(tx: Transaction, id: string): Promise<boolean>
}
