import type { Transaction } from '../../../shared/database'

/** What confirmed service needs of the time bank. */
export interface TimeBank {
  /** Credits a confirmed assignment, once. */
  creditService(
    tx: Transaction,
    assignment: { id: string; taskId: string; volunteerId: string },
    minutes: number,
  ): Promise<void>
}
