import type { Transaction } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import type { Case } from '../case/case'
import type { Referral } from '../referral/referral'
import type { WorkingCalendars } from '../territory/working-calendars'
import { nextOfReferral } from './urging'

/** The name of the job that lets a referral make itself heard. */
export const referralClock = 'referral-clock'

/** When a referral next makes itself heard: set again with each change of it. */
export class ReferralClock {
  constructor(
    private readonly jobs: Jobs,
    private readonly calendars: WorkingCalendars,
  ) {}

  async set(tx: Transaction, referral: Referral, urgency: Case['urgency']): Promise<void> {
    const key = referralClockKey(referral.id)
    const next = nextOfReferral(referral, urgency, await this.calendars.of(tx, referral.communityCode))
    if (next === null) await this.jobs.cancel(tx, key)
    else await this.jobs.add(tx, referralClock, { referralId: referral.id }, { key, runAt: next.at })
  }
}

/** One clock for each referral. */
export function referralClockKey(referralId: string): string {
  return `referral-clock:${referralId}`
}
