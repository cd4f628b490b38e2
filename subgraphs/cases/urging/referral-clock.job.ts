import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import type { JobHandler } from '../../../shared/jobs'
import type { Case } from '../case/case'
import type { NoticePost } from '../notice/notice-post'
import { provider, type Recipients } from '../notice/recipients'
import type { Referral } from '../referral/referral'
import type { ReferralChanges } from '../referral/referral-changes'
import type { WorkingCalendars } from '../territory/working-calendars'
import { referralClock } from './referral-clock'
import { heardUntil, nextOfReferral, referralMilestones, type ReferralMilestone } from './urging'

interface Ports {
  readonly changes: ReferralChanges
  readonly calendars: WorkingCalendars
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly clock: Clock
}

const texts = {
  ANSWER_SOON: 'the answer is due soon',
  DUE_SOON: 'the work is due soon',
  OVERDUE: 'the work is overdue',
  STATIONMASTER: 'the work is overdue by eight opening hours',
} as const satisfies Record<ReferralMilestone, string>

/** A referral making itself heard, as a case does: to its provider, to whoever holds the case, later to more people. */
export function referralClockJob(on: Ports): JobHandler<{ referralId: string }> {
  return {
    name: referralClock,
    run: (caller, { referralId }) =>
      caller.write(async (tx) => {
        let { referral, the } = await on.changes.lock(tx, referralId)
        const calendar = await on.calendars.of(tx, the.communityCode)
        for (;;) {
          const next = nextOfReferral(referral, the.urgency, calendar)
          if (next === null || next.at > on.clock.now()) return on.changes.setClock(tx, the, referral)
          await told(on, tx, the, referral, next.kind)
          const heard = heardUntil(next.kind, referralMilestones)
          const change = { heard, urges: referral.urges + 1 }
          ;({ referral, the } = await on.changes.urge(tx, the, referral, change, texts[next.kind]))
        }
      }),
  }
}

async function told(on: Ports, tx: Transaction, the: Case, referral: Referral, kind: ReferralMilestone): Promise<void> {
  const { recipients } = on
  const late = kind === 'OVERDUE' || kind === 'STATIONMASTER'
  const station = {
    ANSWER_SOON: () => recipients.holders(tx, the),
    DUE_SOON: () => recipients.holders(tx, the),
    OVERDUE: async () => [...(await recipients.holders(tx, the)), ...(await recipients.deputy(tx, the.communityCode))],
    STATIONMASTER: () => recipients.stationmaster(tx, the.communityCode),
  }
  const to = [provider(referral.providerId), ...(await station[kind]())]
  const text = `${the.number} (${the.summary}), referral: ${texts[kind]}`
  const about = { caseId: the.id, referralId: referral.id }
  await on.post.send(tx, to, { kind: late ? 'OVERDUE' : 'DUE_SOON', text, ...about })
}
