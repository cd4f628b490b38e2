import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'
import type { CaseEvent } from './timeline'

export interface TimelineStore {
  add(tx: Transaction, event: CaseEvent): Promise<void>
  /** The events of each case, oldest first. */
  ofCases(tx: Transaction, caseIds: readonly string[], page: Page): Promise<readonly CaseEvent[]>
  countOfCases(tx: Transaction, caseIds: readonly string[]): Promise<readonly { key: string; count: number }[]>
}
