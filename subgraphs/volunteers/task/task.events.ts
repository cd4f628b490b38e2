import type { Transaction } from '../../../shared/database'
import type { NewEvent, Outbox } from '../../../shared/events'
import type { Task } from './task'

/** What is told of a task. */
export function taskEvent(
  kind: 'task.posted' | 'task.changed',
  { id, version, status, areaCode, categoryCode, caseId, referralId }: Task,
): NewEvent {
  return { kind, aggregateId: id, version, data: { status, areaCode, categoryCode, caseId, referralId } }
}

/** Tells the other subgraphs and subscribers of a task. */
export async function publishTask(
  outbox: Outbox,
  tx: Transaction,
  kind: 'task.posted' | 'task.changed',
  task: Task,
): Promise<void> {
  await outbox.publish(tx, taskEvent(kind, task))
}
