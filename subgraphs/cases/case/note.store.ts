import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'

/** A worker's professional record. */
export interface CaseNote {
  readonly id: string
  readonly caseId: string
  readonly body: string
  readonly byId: string
  readonly at: Date
}

export interface NoteStore {
  add(tx: Transaction, note: CaseNote): Promise<void>
  /** The notes of each case, newest first. */
  ofCases(tx: Transaction, caseIds: readonly string[], page: Page): Promise<readonly CaseNote[]>
  countOfCases(tx: Transaction, caseIds: readonly string[]): Promise<readonly { key: string; count: number }[]>
}
