import { officerRoles } from '../../../shared/auth'
import type { Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import type { CascadeCandidate } from '../cascade/cascade'
import type { CascadeService } from '../cascade/cascade.service'
import { after, type Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import type { ProviderStore } from '../provider/provider.store'
import type { Offering, OfferTerms, Target } from './offering'
import type { ReferralMode } from './referral'
import { mustCallIn } from './referral.policy'
import type { ReferralStore } from './referral.store'

export interface OfferReferral {
  readonly caseId: string
  readonly mode: ReferralMode
  readonly providers?: readonly { providerId: string; offerId?: string | null }[] | null
  readonly message?: string | null
  readonly respondWithinHours?: number | null
  readonly completeWithinHours?: number | null
  readonly idempotencyKey?: string | null
}

interface Ports {
  readonly changes: CaseChanges
  readonly offering: Offering
  readonly cascades: CascadeService
  readonly referrals: ReferralStore
  readonly providers: ProviderStore
  readonly ids: Ids
}

/** How many may be asked together. */
const mostTogether = 20

/** Needs going out to providers. */
export class OfferService {
  constructor(private readonly on: Ports) {}

  /** Offers the need, and answers the ids of the referrals. Throws NotFound, IllegalTransition, ValidationFailed. */
  async offer(caller: Caller, input: OfferReferral): Promise<readonly string[]> {
    const { idempotencyKey: key = null, ...asked } = input
    const cascade = input.mode === 'CASCADE' && isUuid(input.caseId)
    const candidates = cascade ? await this.on.cascades.candidatesOf(caller, input.caseId) : []
    const { id: batchId } = await caller.write((tx) =>
      once(tx, { operation: 'offerReferral', key, input: asked }, () => this.offerAll(tx, input, candidates)),
    )
    const referrals = await caller.read((tx) => this.on.referrals.ofCases(tx, [input.caseId]))
    return referrals.filter((referral) => referral.batchId === batchId).map((referral) => referral.id)
  }

  private async offerAll(
    tx: Transaction,
    input: OfferReferral,
    candidates: readonly CascadeCandidate[],
  ): Promise<string> {
    const the = await this.on.changes.lock(tx, input.caseId, null)
    mustCallIn(tx.viewer, the, input.mode)
    after(the, 'refer')
    const checks = new Checks()
    const terms = termsOf(checks, input)
    checks.that(input.mode !== 'CASCADE' || !input.providers?.length, 'input.providers', 'Not with CASCADE.')
    const targets = input.mode === 'CASCADE' ? [] : await this.targets(tx, checks, the, input)
    checks.done()
    const batchId = this.on.ids.next()
    if (input.mode === 'CASCADE') {
      const begun = await this.on.cascades.begin(tx, the, batchId, candidates, terms)
      checks.that(begun !== null, 'input.mode', 'Nobody is there who could take this need on.')
      checks.done()
    }
    let standing = the
    for (const [index, target] of targets.entries()) {
      const next = await this.on.offering.offer(tx, standing, target, { mode: input.mode, batchId, terms })
      checks.that(next !== null, `input.providers.${index}.providerId`, 'Has this case already.')
      checks.done()
      standing = next ?? standing
    }
    return batchId
  }

  private async targets(
    tx: Transaction,
    checks: Checks,
    the: Case,
    { mode, providers }: OfferReferral,
  ): Promise<Target[]> {
    const asked = providers ?? []
    const most = mode === 'DIRECT' ? 1 : mostTogether
    const howMany = mode === 'DIRECT' ? 'Must name exactly one provider.' : 'Must name 1 to 20 providers.'
    checks.that(asked.length >= 1 && asked.length <= most, 'input.providers', howMany)
    const verified = await this.on.offering.verified(tx, the, asked)
    const departments = officerRoles.includes(tx.viewer.role)
    const targets: Target[] = []
    for (const [index, { providerId, offerId = null }] of asked.entries()) {
      const path = `input.providers.${index}`
      const provider = verified.get(providerId)
      checks.that(provider !== undefined, `${path}.providerId`, 'Is no verified provider here.')
      const fits = !departments || provider === undefined || provider.kind === 'GOVERNMENT_DEPARTMENT'
      checks.that(fits, `${path}.providerId`, 'Is no government department.')
      const offer = offerId !== null && isUuid(offerId) ? await this.on.providers.offerOf(tx, offerId) : null
      // A partner's own subgraph may have offers of its own that were never told here.
      checks.that(offer === null || offer.providerId === providerId, `${path}.offerId`, "Is another provider's.")
      if (offerId !== null) checks.text(`${path}.offerId`, offerId, { max: 200 })
      if (provider) targets.push({ ...provider, offerId })
    }
    return targets
  }
}

function termsOf(checks: Checks, input: OfferReferral): OfferTerms {
  const message = checks.optionalText('input.message', input.message, { max: 2000 })
  const respondWithinHours = input.respondWithinHours ?? null
  const completeWithinHours = input.completeWithinHours ?? null
  const hours = { min: 0.1, max: 2000 }
  if (respondWithinHours !== null) checks.number('input.respondWithinHours', respondWithinHours, hours)
  if (completeWithinHours !== null) checks.number('input.completeWithinHours', completeWithinHours, hours)
  return { message, respondWithinHours, completeWithinHours }
}
