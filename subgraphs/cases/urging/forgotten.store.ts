import type { Transaction } from '../../../shared/database'

export interface ForgottenStore {
  /**
   * Gives each case and referral that has a deadline, and each cascade whose last offer came to nothing, a job that is
   * due now if it has none of its own; answers how many.
   */
  wake(tx: Transaction, now: Date): Promise<number>
}
