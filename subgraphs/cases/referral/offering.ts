import type { Clock, Ids } from '../../../shared/clock'
import type { Transaction } from '../../../shared/database'
import { reaches } from '../../../shared/paths'
import { isUuid } from '../../../shared/validation'
import { after, type Case } from '../case/case'
import type { CaseChanges } from '../case/case-changes'
import type { KnownProvider } from '../provider/provider'
import type { ProviderStore } from '../provider/provider.store'
import type { WorkingCalendars } from '../territory/working-calendars'
import { withinHours } from '../working-time/deadlines'
import { addWorkingHours } from '../working-time/working-time'
import type { Referral, ReferralMode } from './referral'
import type { ReferralChanges } from './referral-changes'

/** What is asked of everybody that a need is offered to. Hours are opening hours; null: as usual. */
export interface OfferTerms {
  readonly message: string | null
  readonly respondWithinHours: number | null
  readonly completeWithinHours: number | null
}

/** Which offer it is: those that belong together share the batch. */
export interface OfferMade {
  readonly mode: ReferralMode
  readonly batchId: string
  readonly terms: OfferTerms
}

export type Target = KnownProvider & { readonly offerId: string | null }

interface Ports {
  readonly changes: CaseChanges
  readonly referralChanges: ReferralChanges
  readonly providers: ProviderStore
  readonly calendars: WorkingCalendars
  readonly clock: Clock
  readonly ids: Ids
}

/** Working hours that a provider has for its answer unless somebody says otherwise. */
const usualRespondHours = 8

/** One offer to one provider, however its turn came. */
export class Offering {
  constructor(private readonly on: Ports) {}

  /** Who of the providers may be referred to; held, so that nobody is suspended while the offer is made. */
  async verified(tx: Transaction, the: Case, targets: readonly { providerId: string }[]) {
    const ids = targets.map(({ providerId }) => providerId).filter(isUuid)
    const known = await this.on.providers.hold(tx, ids)
    const fitting = known.filter(
      ({ status, areaCodes }) => status === 'VERIFIED' && areaCodes.some((code) => reaches(code, the.communityCode)),
    )
    return new Map(fitting.map((provider) => [provider.id, provider]))
  }

  /** Null when the provider has a live referral of the case already. Throws IllegalTransition. The case is locked. */
  async offer(tx: Transaction, the: Case, target: Target, { mode, batchId, terms }: OfferMade): Promise<Case | null> {
    const status = after(the, 'refer')
    const deadlines = await this.deadlines(tx, the, terms)
    const made = { ...deadlines, id: this.on.ids.next(), batchId, message: terms.message }
    const referral = { ...offered(the, target, mode), ...made, offeredAt: this.on.clock.now() }
    if (!(await this.on.referralChanges.offer(tx, the, referral))) return null
    const happening = { kind: 'REFERRED', text: 'Referred to a provider', referralId: referral.id } as const
    return this.on.changes.record(tx, the, { status }, happening)
  }

  /**
   * Its own: the work never later than the case, the answer never later than the work; where that time has passed
   * already, the answer still takes its own.
   */
  private async deadlines(tx: Transaction, the: Case, { respondWithinHours, completeWithinHours }: OfferTerms) {
    const calendar = await this.on.calendars.of(tx, the.communityCode)
    const now = this.on.clock.now()
    const answered =
      respondWithinHours === null
        ? withinHours(now, usualRespondHours, the.urgency, calendar)
        : addWorkingHours(now, respondWithinHours, calendar)
    const done = completeWithinHours === null ? the.dueAt : addWorkingHours(now, completeWithinHours, calendar)
    const completeBy = earlier(done, the.dueAt)
    return { respondBy: completeBy > now ? earlier(answered, completeBy) : answered, completeBy }
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b
}

function offered(the: Case, target: Target, mode: ReferralMode) {
  const { id: caseId, communityCode, areaCode, assigneeId, residentId } = the
  return {
    ...{ caseId, communityCode, areaCode, assigneeId, residentId, mode },
    providerId: target.id,
    providerKind: target.kind,
    // A partner's own subgraph may name its offers as it likes.
    offerId: target.offerId,
    status: 'OFFERED',
    urges: 0,
    lastUrgedAt: null,
    declineReason: null,
    outcome: null,
    respondedAt: null,
    checkedInAt: null,
    reportedAt: null,
    confirmedAt: null,
    heard: 0,
    version: 1,
  } as const satisfies Partial<Referral>
}
