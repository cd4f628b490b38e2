import type { Transaction } from '../../../shared/database'
import type { GroupMatch, MatchQuestion } from './match'

export interface MatchStore {
  /** For each of the questions its groups, best first: one statement for all. `today` is the day certificates are held against. */
  find(tx: Transaction, questions: readonly MatchQuestion[], today: string): Promise<GroupMatch[][]>
}
