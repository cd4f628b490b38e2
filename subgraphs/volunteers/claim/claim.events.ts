import type { Transaction } from '../../../shared/database'
import type { NewEvent, Outbox } from '../../../shared/events'
import type { Task } from '../task/task'
import type { Claim } from './claim'

/** What is told of a claim. */
export function claimEvent(
  kind: 'claim.made' | 'claim.released',
  { id, taskId, groupId, seats }: Claim,
  { referralId }: Pick<Task, 'referralId'>,
): NewEvent {
  return { kind, aggregateId: id, version: 0, data: { taskId, groupId, seats, referralId } }
}

/** Tells of a claim; the cases subgraph accepts the task's referral by it. */
export async function publishClaim(
  outbox: Outbox,
  tx: Transaction,
  kind: 'claim.made' | 'claim.released',
  claim: Claim,
  task: Pick<Task, 'referralId'>,
): Promise<void> {
  await outbox.publish(tx, claimEvent(kind, claim, task))
}
