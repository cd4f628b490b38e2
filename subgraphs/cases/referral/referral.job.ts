import type { Clock } from '../../../shared/clock'
import type { JobHandler } from '../../../shared/jobs'
import { expireReferral, type ReferralChanges } from './referral-changes'

/** Ends an offer that nobody has answered in time. */
export function expireReferralJob(changes: ReferralChanges, clock: Clock): JobHandler<{ referralId: string }> {
  return {
    name: expireReferral,
    run: (caller, { referralId }) =>
      caller.write(async (tx) => {
        const { referral, the } = await changes.lock(tx, referralId)
        // Answered meanwhile, or the job was run too early by a hand: nothing is late then.
        if (referral.status !== 'OFFERED' || referral.respondBy > clock.now()) return
        await changes.move(tx, the, referral, 'expire')
      }),
  }
}
