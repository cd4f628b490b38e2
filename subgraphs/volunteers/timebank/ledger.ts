export const ledgerReasons = ['SERVICE', 'GIFT', 'REDEEMED', 'CORRECTION'] as const
export type LedgerReason = (typeof ledgerReasons)[number]

/** The hub's own accounts: where hours come from and go to. */
export type Purpose = 'SERVICE' | 'REDEEMED' | 'CORRECTION'

/** One line of an account's statement, in minutes: positive in, negative out. */
export interface LedgerEntry {
  readonly id: string
  /** Counts the entries of its account from 1. */
  readonly number: number
  readonly at: Date
  readonly minutes: number
  readonly balanceAfter: number
  readonly reason: LedgerReason
  readonly taskId: string | null
  /** Who was on the other side, in words. */
  readonly counterparty: string
}

/** One movement: `minutes` leave one account and come into the other. */
export interface Transfer {
  readonly id: string
  readonly entryIn: string
  readonly entryOut: string
  readonly from: string
  readonly to: string
  /** 1 or more */
  readonly minutes: number
  readonly reason: LedgerReason
  readonly at: Date
  readonly taskId: string | null
  readonly assignmentId: string | null
  readonly note: string | null
}

/** The most that one movement carries: what 69 days of service earn. */
export const mostPerTransfer = 100_000
