import { officerRoles, stationRoles, type Viewer } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import { Checks } from '../../../shared/validation'
import { mustBeOpen, type Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import { mayRefer } from '../case/case.policy'
import type { NoticePost } from '../notice/notice-post'
import { provider, type Recipients } from '../notice/recipients'
import { allowedFrom, isWithdrawable } from '../referral/referral'
import type { ReferralChanges } from '../referral/referral-changes'
import { urgeableFrom } from './urging'
import { UrgedAlready } from './urging.errors'

interface Ports {
  readonly changes: CaseChanges
  readonly referralChanges: ReferralChanges
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly clock: Clock
}

/** Hurrying by hand, at most once in ten minutes for each. Both throw NotFound, IllegalTransition and UrgedAlready. */
export class UrgingService {
  constructor(private readonly on: Ports) {}

  /** Whoever holds the case is told at once. */
  urgeCase(caller: Caller, id: string, message: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, null)
      mustUrge(tx.viewer, the)
      mustBeOpen(the)
      const lastUrgedAt = this.now(the)
      const said = spoken(message)
      const to = await this.on.recipients.holders(tx, the)
      const text = `${the.number} (${the.summary}) is urged${said}`
      await this.on.post.send(tx, to, { kind: 'URGED', text, caseId: id })
      const change = { urges: the.urges + 1, lastUrgedAt }
      await this.on.changes.record(tx, the, change, { kind: 'URGED', text: `Urged${said}` })
    })
  }

  /** Its provider is told at once, while something is for the provider to do. */
  urgeReferral(caller: Caller, id: string, message: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.referralChanges.lock(tx, id)
      mustUrge(tx.viewer, the)
      if (!isWithdrawable(referral.status))
        throw new IllegalTransition('referral', referral.status, allowedFrom(referral.status))
      const lastUrgedAt = this.now(referral)
      const said = spoken(message)
      const text = `${the.number} (${the.summary}), referral: the station urges${said}`
      const about = { caseId: the.id, referralId: id }
      await this.on.post.send(tx, [provider(referral.providerId)], { kind: 'URGED', text, ...about })
      const change = { urges: referral.urges + 1, lastUrgedAt }
      await this.on.referralChanges.urge(tx, the, referral, change, said === '' ? 'by hand' : said.slice(2))
    })
  }

  private now(urged: { lastUrgedAt: Date | null }): Date {
    const now = this.on.clock.now()
    const from = urgeableFrom(urged, now)
    if (from !== null) throw new UrgedAlready(from)
    return now
  }
}

/** The station; officers above it, what has been handed up to them. */
function mustUrge(viewer: Viewer, the: Case): void {
  if (viewer.role === 'SYSTEM' || mayRefer(viewer, the)) return
  throw [...stationRoles, ...officerRoles].includes(viewer.role) ? new NotFound('case') : new Forbidden()
}

/** `: Please hurry`, checked; nothing when nothing was said. */
function spoken(message: string | null): string {
  const checks = new Checks()
  const text = checks.optionalText('message', message, { max: 1000 })
  checks.done()
  return text === null ? '' : `: ${text}`
}
