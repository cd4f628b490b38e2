import type { Transaction } from '../../../shared/database'
import type { GeoPoint } from '../../../shared/geo'
import type { Page } from '../../../shared/graphql'
import type { Case, CaseStatus } from './case'
import type { CaseDocument } from './case-parts'
import type { CaseFilter, CaseOrder, CaseOrigin } from './case-question'

/** A case with what the viewer's own part in it opens up. */
export interface StoredCase extends Case {
  /** The viewer's organisation has accepted a referral of it, or the viewer is assigned to help. */
  readonly helping: boolean
  /** The place to about 500 m: what remains of it where the exact one is hidden. */
  readonly roughly: GeoPoint | null
}

export interface CaseStore {
  add(tx: Transaction, the: Case, documents: readonly string[]): Promise<void>
  /** Holds the row until the transaction ends; null when absent, or not the viewer's to change. */
  lock(tx: Transaction, id: string): Promise<Case | null>
  save(tx: Transaction, the: Case): Promise<void>
  byIds(tx: Transaction, ids: readonly string[]): Promise<readonly StoredCase[]>
  byNumber(tx: Transaction, number: string): Promise<StoredCase | null>
  /** The case that came from each proposal, visit or appointment. */
  byOrigins(tx: Transaction, origin: CaseOrigin, ids: readonly string[]): Promise<readonly StoredCase[]>
  list(tx: Transaction, filter: CaseFilter, order: CaseOrder, page: Page): Promise<readonly StoredCase[]>
  count(tx: Transaction, filter: CaseFilter): Promise<number>
  /** The cases of each resident, newest first. */
  ofResidents(
    tx: Transaction,
    residentIds: readonly string[],
    status: readonly CaseStatus[] | null,
    page: Page,
  ): Promise<readonly StoredCase[]>
  countOfResidents(
    tx: Transaction,
    residentIds: readonly string[],
    status: readonly CaseStatus[] | null,
  ): Promise<readonly { key: string; count: number }[]>
  /** Open cases that each of these people holds. */
  caseloads(tx: Transaction, staffIds: readonly string[]): Promise<readonly { staffId: string; open: number }[]>
  documents(tx: Transaction, caseIds: readonly string[]): Promise<readonly CaseDocument[]>
  /** False when the case needs no such document. */
  receiveDocument(tx: Transaction, caseId: string, name: string, at: Date): Promise<boolean>
  /** The next number of a community's year; numbers of transactions that fail are left out. */
  nextNumber(tx: Transaction, communityCode: string, year: number, prefix: string): Promise<string>
}
