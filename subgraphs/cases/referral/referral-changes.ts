import type { Clock } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { IllegalTransition, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import type { Jobs } from '../../../shared/jobs'
import { isUuid } from '../../../shared/validation'
import type { Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import type { CaseEventKind } from '../case/timeline'
import { walkOn } from '../cascade/cascade'
import type { SystemPart } from '../notice/notice-post'
import type { ReferralClock } from '../urging/referral-clock'
import { after, type Referral, type ReferralStep } from './referral'
import type { ReferralNotices } from './referral-notices'
import { referralMoved } from './referral.events'
import type { ReferralStore } from './referral.store'

interface Ports {
  readonly referrals: ReferralStore
  readonly changes: CaseChanges
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly referralClock: ReferralClock
  readonly referralNotices: ReferralNotices
  readonly clock: Clock
  readonly asSystem: SystemPart
}

/** How a step reads in the timeline of the case. */
const told = {
  accept: ['REFERRAL_ACCEPTED', 'Referral accepted'],
  decline: ['REFERRAL_DECLINED', 'Referral declined'],
  expire: ['REFERRAL_EXPIRED', 'Referral expired without an answer'],
  withdraw: ['REFERRAL_WITHDRAWN', 'Referral withdrawn'],
  checkIn: ['CHECKED_IN', 'Provider checked in'],
  report: ['FEEDBACK', 'Provider reported'],
  confirm: ['FEEDBACK', 'Feedback confirmed'],
  return: ['FEEDBACK', 'Feedback returned to the provider'],
} as const satisfies Record<ReferralStep, readonly [CaseEventKind, string]>

/** The name of the job that ends an offer nobody answered. */
export const expireReferral = 'expire-referral'

/** The one way in which referrals change: with their case locked, and told in its timeline. */
export class ReferralChanges {
  constructor(private readonly on: Ports) {}

  /**
   * The referral and its case, both held until the transaction ends; the case first, as everybody does it. Throws
   * NotFound, and IllegalTransition when it was withdrawn from the viewer while the case was waited for.
   */
  async lock(tx: Transaction, id: string): Promise<{ referral: Referral; the: Case }> {
    const [found] = isUuid(id) ? await this.on.referrals.byIds(tx, [id]) : []
    if (!found) throw new NotFound('referral')
    const the = await this.on.changes.find(tx, found.caseId)
    const referral = the && (await this.on.referrals.lock(tx, id))
    if (referral) return { referral, the }
    // It was there a moment ago: a provider that was not the first to answer is told so.
    if (tx.viewer.organizationId === found.providerId) throw new IllegalTransition('referral', 'WITHDRAWN', [])
    throw new NotFound('referral')
  }

  /** False when the provider has a live referral of this case already. */
  async offer(tx: Transaction, the: Case, referral: Referral): Promise<boolean> {
    if (!(await this.on.referrals.add(tx, referral))) return false
    await this.on.outbox.publish(tx, referralMoved(referral, 'offer'))
    await addExpiry(tx, this.on.jobs, referral)
    await this.setClock(tx, the, referral)
    return true
  }

  /** Takes a step, and what follows from it; throws IllegalTransition. Answers the case as it is then. */
  async move(
    tx: Transaction,
    the: Case,
    referral: Referral,
    step: ReferralStep,
    change: Partial<Referral> = {},
    note: string | null = null,
  ): Promise<Case> {
    const status = after(referral.status, step)
    const heard = step === 'accept' ? Math.max(1, referral.heard) : referral.heard
    const next: Referral = { ...referral, heard, ...change, status, version: referral.version + 1 }
    await this.on.referrals.save(tx, next)
    await this.on.outbox.publish(tx, referralMoved(next, step))
    if (referral.status === 'OFFERED') await this.on.jobs.cancel(tx, jobKey(referral.id))
    await this.setClock(tx, the, next)
    const [kind, text] = told[step]
    const happening = { kind, text: note === null ? text : `${text}: ${note}`, referralId: referral.id }
    const standing = await this.on.changes.record(tx, the, {}, happening)
    await this.on.referralNotices.of(tx, standing, next, step, note)
    return this.follow(tx, standing, referral, step)
  }

  /** Hurries its provider, who is told by event; the case's timeline says so. */
  async urge(tx: Transaction, the: Case, referral: Referral, change: Partial<Referral>, why: string) {
    const next: Referral = { ...referral, ...change, version: referral.version + 1 }
    await this.on.referrals.save(tx, next)
    await this.on.outbox.publish(tx, referralMoved(next, 'urge'))
    const happening = { kind: 'URGED', text: `Provider urged: ${why}`, referralId: referral.id } as const
    return { referral: next, the: await this.on.changes.record(tx, the, {}, happening) }
  }

  /** When it next makes itself heard. */
  setClock(tx: Transaction, the: Case, referral: Referral): Promise<void> {
    return this.on.referralClock.set(tx, referral, the.urgency)
  }

  /** Its case has come to an end. */
  endWithCase(tx: Transaction, the: Case, referral: Referral): Promise<Case> {
    return this.move(tx, the, referral, 'withdraw', {}, 'the case was withdrawn')
  }

  /** What an answer, or none, means for the others. */
  private async follow(tx: Transaction, the: Case, before: Referral, step: ReferralStep): Promise<Case> {
    if (before.mode === 'FIRST_ACCEPT' && step === 'accept') return this.withdrawSlower(tx, the, before)
    const unanswered = before.status === 'OFFERED' && step !== 'accept'
    if (before.mode === 'CASCADE' && unanswered) await walkOn(tx, this.on.jobs, before.batchId, this.on.clock.now())
    return the
  }

  /** The hub's own doing: the one who was first neither sees the others nor may change them. */
  private withdrawSlower(tx: Transaction, the: Case, { id, batchId }: Referral): Promise<Case> {
    return this.on.asSystem(tx, async (own) => {
      let standing = the
      for (const other of await this.on.referrals.ofCases(own, [the.id]))
        if (other.batchId === batchId && other.id !== id && other.status === 'OFFERED')
          standing = await this.move(own, standing, other, 'withdraw', {}, 'another provider was first')
      return standing
    })
  }
}

/** Ends the offer by itself when nobody answers in time. */
export function addExpiry(tx: Transaction, jobs: Jobs, { id, respondBy }: Referral): Promise<void> {
  return jobs.add(tx, expireReferral, { referralId: id }, { runAt: respondBy, key: jobKey(id) })
}

function jobKey(referralId: string): string {
  return `expire-referral:${referralId}`
}
