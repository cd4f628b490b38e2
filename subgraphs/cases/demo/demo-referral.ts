import { demoId } from '../../../shared/demo'
import type { Case } from '../case/case'
import type { Referral, ReferralStatus } from '../referral/referral'
import type { DemoLife } from './lives'
import type { DemoTarget } from './needs'

/** The referral of a demo case, as its life leaves it; null while it has not been offered. */
export function demoReferral(
  the: Case,
  target: DemoTarget,
  life: DemoLife,
  times: readonly Date[],
  n: number,
): Referral | null {
  const when = (status: ReferralStatus) => times[life.findIndex((step) => step.referral === status)] ?? null
  const offeredAt = when('OFFERED')
  const status = life.flatMap((step) => step.referral ?? []).at(-1)
  if (!offeredAt || !status) return null
  const { id: caseId, communityCode, areaCode, assigneeId, residentId } = the
  const reported = status === 'REPORTED' || status === 'CONFIRMED'
  return {
    ...{ id: demoId('referral', n), caseId, communityCode, areaCode, assigneeId, residentId, ...target, status },
    mode: 'DIRECT',
    batchId: demoId('batch', n),
    message: null,
    respondBy: answerBy(offeredAt, the.dueAt),
    completeBy: the.dueAt,
    urges: 0,
    lastUrgedAt: null,
    declineReason: null,
    outcome: reported ? { done: true, text: 'Done.', fee: null } : null,
    offeredAt,
    respondedAt: when('ACCEPTED'),
    checkedInAt: when('CHECKED_IN'),
    reportedAt: when('REPORTED'),
    confirmedAt: when('CONFIRMED'),
    heard: status === 'OFFERED' ? 0 : 1,
    version: life.filter((step) => step.referral).length,
  }
}

/** Never later than the work, unless that is late already. */
function answerBy(offeredAt: Date, completeBy: Date): Date {
  const usual = new Date(offeredAt.getTime() + 8 * 3_600_000)
  return completeBy > offeredAt && completeBy < usual ? completeBy : usual
}
