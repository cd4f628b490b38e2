import type { Transaction } from '../../../shared/database'
import type { Page } from '../../../shared/graphql'
import type { Notice } from './notice'

/** Notices, each visible to its recipient alone. */
export interface NoticeStore {
  addAll(tx: Transaction, notices: readonly Notice[]): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<readonly Notice[]>
  /** The viewer's own, newest first; `unread`: null for both. */
  list(tx: Transaction, unread: boolean | null, page: Page): Promise<readonly Notice[]>
  count(tx: Transaction, unread: boolean | null): Promise<number>
  /** Keeps the time of the first reading; null when there is no such notice for the viewer. */
  read(tx: Transaction, id: string, at: Date): Promise<Notice | null>
}
