import type { Transaction } from '../../../shared/database'
import type { ServiceMatch } from './match'
import type { Need } from './need'

/** A need, and how many of its best matches are wanted. */
export interface AskedNeed {
  readonly need: Need
  readonly first: number
}

export interface MatchingStore {
  /** The best services for each need, in the order of the needs, best first: one statement for all of them. */
  serviceMatches(tx: Transaction, asked: readonly AskedNeed[]): Promise<ServiceMatch[][]>
}
