import type { JobHandler } from '../../../shared/jobs'
import { postReferralTask, type ReferralService } from './referral.service'

/** Makes the task of a referral that a group was offered. */
export function postReferralTaskJob(referrals: ReferralService): JobHandler<{ referralId: string; groupId: string }> {
  return {
    name: postReferralTask,
    run: (caller, { referralId, groupId }) => referrals.postTask(caller, groupId, referralId),
  }
}
