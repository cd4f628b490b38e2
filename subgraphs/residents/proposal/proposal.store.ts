import type { Transaction } from '../../../shared/database'
import type { Proposal, ProposalKind, ProposalStatus } from './proposal'

export interface ProposalFilter {
  readonly areaCode: string | null
  readonly kind: ProposalKind | null
  readonly status: ProposalStatus | null
}

export interface ProposalStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Proposal[]>
  /** Newest first, one row more than asked; `after` is a time and an id. */
  list(
    tx: Transaction,
    filter: ProposalFilter,
    page: { first: number; after: readonly [string, string] | null },
  ): Promise<Proposal[]>
  count(tx: Transaction, filter: ProposalFilter): Promise<number>
  /** What somebody has posted, oldest first; only the author and the hub itself can know. */
  ofAuthor(tx: Transaction, authorId: string): Promise<Proposal[]>
  insert(tx: Transaction, proposal: Proposal, authorId: string): Promise<void>
  /** Counts a supporter, once; and says whether it was the first time. */
  support(tx: Transaction, id: string, supporterId: string, at: Date): Promise<boolean>
  /** Moves an open proposal on; false when it is not open any more. */
  answer(tx: Transaction, id: string, status: ProposalStatus, answer: string | null): Promise<boolean>
  /** Takes the author's name off what they have posted. */
  eraseAuthor(tx: Transaction, authorId: string, name: string): Promise<void>
}
