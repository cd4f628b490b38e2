import type { Caller, Transaction } from '../../../shared/database'
import type { CandidateService } from '../candidate/candidate.service'
import { isOpen, type Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import type { NoticePost, SystemPart } from '../notice/notice-post'
import type { Recipients } from '../notice/recipients'
import type { Offering, OfferTerms } from '../referral/offering'
import type { ReferralStore } from '../referral/referral.store'
import { cascadeOf, longestCascade, stillFitting, type CascadeCandidate } from './cascade'
import type { CascadeStore } from './cascade.store'

interface Ports {
  readonly cascades: CascadeStore
  readonly candidates: CandidateService
  readonly changes: CaseChanges
  readonly referrals: ReferralStore
  readonly offering: Offering
  readonly post: NoticePost
  readonly recipients: Recipients
  readonly asSystem: SystemPart
}

/** Walks down a case's candidates, one after another, until one accepts or nobody is left. */
export class CascadeService {
  constructor(private readonly on: Ports) {}

  /** Whom the case could go to now, best first. Asks the whole hub: not within a transaction. */
  async candidatesOf(caller: Caller, caseId: string): Promise<CascadeCandidate[]> {
    const [list] = await this.on.candidates.find(caller, [caseId], longestCascade)
    return list ? cascadeOf(list) : []
  }

  /** Offers to the first who fits; null when there is nobody. The case is locked. */
  async begin(
    tx: Transaction,
    the: Case,
    batchId: string,
    candidates: readonly CascadeCandidate[],
    terms: OfferTerms,
  ): Promise<Case | null> {
    const begun = await this.offerFirst(tx, the, batchId, candidates, terms)
    if (begun === null) return null
    const cascade = { batchId, caseId: the.id, terms, candidates, ended: false }
    await this.on.asSystem(tx, (own) => this.on.cascades.add(own, cascade))
    return begun
  }

  /** The last one has not taken it: offers to the next. Does nothing when the walk is over, or has gone on already. */
  async next(caller: Caller, batchId: string): Promise<void> {
    const cascade = await caller.read((tx) => this.on.cascades.byId(tx, batchId))
    if (!cascade || cascade.ended) return
    const [now] = await this.on.candidates.find(caller, [cascade.caseId], 100)
    const fitting = now ? stillFitting(cascade.candidates, now) : []
    await caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, cascade.caseId, null)
      const ended = (await this.on.cascades.byId(tx, batchId))?.ended ?? true
      const asked = (await this.on.referrals.ofCases(tx, [the.id])).filter((one) => one.batchId === batchId)
      const waiting = asked.some(({ status }) => !['DECLINED', 'EXPIRED', 'WITHDRAWN'].includes(status))
      if (ended || waiting) return
      // Whatever reopens the case, this walk is not taken up again.
      if (!isOpen(the.status)) return this.on.cascades.end(tx, batchId)
      const left = fitting.filter(({ providerId }) => !asked.some((one) => one.providerId === providerId))
      if (await this.offerFirst(tx, the, batchId, left, cascade.terms)) return
      await this.on.cascades.end(tx, batchId)
      const text = `${the.number} (${the.summary}): nobody is left who could take it on`
      await this.on.post.send(tx, await this.on.recipients.holders(tx, the), {
        kind: 'NOBODY_LEFT',
        text,
        caseId: the.id,
      })
    })
  }

  /** Somebody has taken it on, or whoever called the providers in takes it back: the walk ends with the offer that is out. */
  end(tx: Transaction, batchId: string): Promise<void> {
    return this.on.asSystem(tx, (own) => this.on.cascades.end(own, batchId))
  }

  private async offerFirst(
    tx: Transaction,
    the: Case,
    batchId: string,
    candidates: readonly CascadeCandidate[],
    terms: OfferTerms,
  ): Promise<Case | null> {
    const known = await this.on.offering.verified(tx, the, candidates)
    for (const { providerId, offerId } of candidates) {
      const provider = known.get(providerId)
      const target = provider && { ...provider, offerId }
      const offered = target && (await this.on.offering.offer(tx, the, target, { mode: 'CASCADE', batchId, terms }))
      if (offered) return offered
    }
    return null
  }
}
