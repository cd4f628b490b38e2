import type { Transaction } from '../../../shared/database'
import type { Outbox } from '../../../shared/events'
import type { Task } from '../task/task'
import type { Assignment } from './assignment'

/** Tells of an assignment; status CANCELLED when it no longer stands. */
export async function publishAssignment(
  outbox: Outbox,
  tx: Transaction,
  { id, claimId, taskId, volunteerId, status }: Omit<Assignment, 'status'> & { status: string },
  { caseId, referralId }: Pick<Task, 'caseId' | 'referralId'>,
): Promise<void> {
  const data = { claimId, taskId, volunteerId, caseId, referralId, status }
  await outbox.publish(tx, { kind: 'assignment.saved', aggregateId: id, version: 0, data })
}
