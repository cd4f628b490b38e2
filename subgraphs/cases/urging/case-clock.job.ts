import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import type { JobHandler } from '../../../shared/jobs'
import type { Case } from '../case/case'
import { caseClock, type CaseChanges } from '../case/case-changes'
import type { EscalationService } from '../case/escalation.service'
import type { NoticePost } from '../notice/notice-post'
import type { Recipients } from '../notice/recipients'
import type { WorkingCalendars } from '../territory/working-calendars'
import { caseMilestones, heardUntil, nextOfCase, type CaseMilestone } from './urging'

interface Ports {
  readonly changes: CaseChanges
  readonly escalation: EscalationService
  readonly calendars: WorkingCalendars
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly clock: Clock
}

/**
 * A case making itself heard. What is due is decided from the case as it stands, under its lock: a job that comes twice,
 * or late because the hub was down, tells what is due by then and each thing once. The change sets the clock again.
 */
export function caseClockJob(on: Ports): JobHandler<{ caseId: string }> {
  return {
    name: caseClock,
    run: (caller, { caseId }) =>
      caller.write(async (tx) => {
        let the = await on.changes.lock(tx, caseId, null)
        const calendar = await on.calendars.of(tx, the.communityCode)
        for (;;) {
          const next = nextOfCase(the, calendar)
          if (next === null) return
          if (next.at > on.clock.now()) return on.changes.wake(tx, the, next.at)
          the = await hear(on, tx, the, next.kind)
        }
      }),
  }
}

async function hear(on: Ports, tx: Transaction, the: Case, kind: CaseMilestone): Promise<Case> {
  const heard = heardUntil(kind, caseMilestones)
  const { post, recipients, changes } = on
  const caseId = the.id
  const named = `${the.number} (${the.summary})`
  switch (kind) {
    case 'DUE_SOON': {
      const text = `${named} is due soon: four fifths of its time have passed`
      await post.send(tx, await recipients.holders(tx, the), { kind: 'DUE_SOON', text, caseId })
      return changes.record(tx, the, { heard })
    }
    case 'OVERDUE': {
      const to = [...(await recipients.holders(tx, the)), ...(await recipients.deputy(tx, the.communityCode))]
      await post.send(tx, to, { kind: 'OVERDUE', text: `${named} is overdue`, caseId })
      return changes.record(tx, the, { heard }, { kind: 'OVERDUE', text: 'The deadline has passed' })
    }
    case 'STATIONMASTER': {
      const to = await recipients.stationmaster(tx, the.communityCode)
      await post.send(tx, to, { kind: 'OVERDUE', text: `${named} is overdue by eight opening hours`, caseId })
      const happening = { kind: 'URGED', text: 'Overdue by eight opening hours: the stationmaster was told' } as const
      return changes.record(tx, the, { heard, urges: the.urges + 1 }, happening)
    }
    case 'SUBDISTRICT':
      return on.escalation.raise(tx, the, 'overdue by 24 opening hours', heard)
  }
}
