import { actsFor, type Viewer } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Forbidden, IllegalTransition, NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks } from '../../../shared/validation'
import { after, allowedFrom, type Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import { isOfStation, isOwnNeed } from '../case/case.policy'
import { wasAccepted, type Referral } from '../referral/referral'
import type { ReferralStore } from '../referral/referral.store'
import { isEditable, type Evaluation, type EvaluationBy } from './evaluation'
import { evaluationSaved } from './evaluation.events'
import type { EvaluationStore } from './evaluation.store'

export interface Evaluate {
  readonly caseId: string
  readonly referralId?: string | null
  readonly by: EvaluationBy
  readonly resolved: boolean
  readonly satisfaction: number
  readonly comment?: string | null
}

interface Ports {
  readonly evaluations: EvaluationStore
  readonly referrals: ReferralStore
  readonly changes: CaseChanges
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
}

/** What the two sides say afterwards. */
export class EvaluationService {
  constructor(private readonly on: Ports) {}

  /**
   * Gives an evaluation of a case that is resolved, or mends the one given within seven days, wherever the case has got to
   * since. A resident's "not resolved" opens the case again. Throws NotFound, Forbidden, ValidationFailed and
   * IllegalTransition.
   */
  evaluate(caller: Caller, input: Evaluate): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, input.caseId, null)
      const referral = await this.referral(tx, input)
      if (!isParty(tx.viewer, the, referral, input.by)) throw new Forbidden('You cannot speak for that side.')
      const before = await this.on.evaluations.find(tx, input.caseId, referral?.id ?? null, input.by)
      const ended = the.status === 'RESOLVED' || the.status === 'CLOSED'
      if (before === null && !ended) throw new IllegalTransition('case', the.status, allowedFrom(the))
      const evaluation = await this.saved(tx, input, referral, before)
      await this.on.outbox.publish(tx, evaluationSaved(evaluation))
      const text = `Evaluated by the ${input.by.toLowerCase()}: ${evaluation.satisfaction} of 5, ${evaluation.resolved ? 'resolved' : 'not resolved'}`
      const standing = await this.on.changes.record(tx, the, {}, { kind: 'EVALUATED', text })
      if (ended && input.by === 'RESIDENT' && referral === null && !evaluation.resolved) await this.reopen(tx, standing)
    })
  }

  private async reopen(tx: Transaction, the: Case): Promise<void> {
    const status = after(the, the.status === 'CLOSED' ? 'reopen' : 'dispute')
    const text = 'Reopened: the resident says that it is not resolved'
    await this.on.changes.record(tx, the, { status, resolvedAt: null, closedAt: null }, { kind: 'REOPENED', text })
  }

  private async referral(tx: Transaction, { caseId, referralId, by }: Evaluate): Promise<Referral | null> {
    const checks = new Checks()
    checks.that(by !== 'PROVIDER' || Boolean(referralId), 'input.referralId', 'Is needed for a provider.')
    checks.done()
    if (!referralId) return null
    const found = (await this.on.referrals.ofCases(tx, [caseId])).find((referral) => referral.id === referralId)
    if (!found) throw new NotFound('referral')
    checks.that(wasAccepted(found), 'input.referralId', 'Was never accepted: there is nothing to evaluate.')
    checks.done()
    return found
  }

  private async saved(
    tx: Transaction,
    input: Evaluate,
    referral: Referral | null,
    before: Evaluation | null,
  ): Promise<Evaluation> {
    const checks = new Checks()
    const { min, max } = { min: 1, max: 5 }
    const satisfaction = checks.number('input.satisfaction', input.satisfaction, { min, max })
    const comment = checks.optionalText('input.comment', input.comment, { max: 2000 })
    const now = this.on.clock.now()
    const own = before === null || before.evaluatorId === tx.viewer.id
    checks.that(own, 'input', 'Was given by a colleague, who alone can change it.')
    checks.that(before === null || isEditable(before, now), 'input', 'Was given more than seven days ago.')
    checks.done()
    const said = { resolved: input.resolved, satisfaction, comment }
    if (before) {
      const mended = { ...before, ...said, version: before.version + 1 }
      await this.on.evaluations.save(tx, mended)
      return mended
    }
    const about = { caseId: input.caseId, referralId: referral?.id ?? null, providerId: referral?.providerId ?? null }
    const by = { by: input.by, evaluatorId: tx.viewer.id, at: now, version: 1 }
    const evaluation = { id: this.on.ids.next(), ...about, ...said, ...by }
    await this.on.evaluations.add(tx, evaluation)
    return evaluation
  }
}

/** Whether the viewer is the side that the evaluation is to come from: nobody speaks for another. */
function isParty(viewer: Viewer, the: Case, referral: Referral | null, by: EvaluationBy): boolean {
  if (by === 'RESIDENT') return isOwnNeed(viewer, the)
  if (by === 'WORKER') return isOfStation(viewer, the)
  return referral !== null && actsFor(viewer, referral.providerId)
}
