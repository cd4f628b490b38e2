import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { HubError, IllegalTransition, NotFound } from '../../../shared/errors'
import type { HubClient } from '../../../shared/hub'
import { isUuid } from '../../../shared/validation'
import { isOut } from '../referral/referral'
import type { OfferService } from '../referral/offer.service'
import type { ReferralStore } from '../referral/referral.store'
import { hasExpired, isGroup, offerKey, type Assignment, type DispatchPlan, type Unassigned } from './dispatch'
import type { DispatchStore } from './dispatch.store'
import { roomsOf } from './room'

interface Ports {
  readonly dispatches: DispatchStore
  readonly referrals: ReferralStore
  readonly offers: Pick<OfferService, 'offer'>
  readonly hub: HubClient
  readonly clock: Clock
}

/** Plans becoming referrals. */
export class ApplyingService {
  constructor(private readonly on: Ports) {}

  /**
   * Offers what of the plan still holds and answers the referrals; what no longer does is among the plan's unassigned
   * cases afterwards, with the reason. Each offer is a change of its own with the plan as its idempotency key, so a plan
   * that was interrupted, or is applied twice, offers nothing twice. Throws NotFound, and IllegalTransition for a plan of
   * more than half an hour ago.
   */
  async apply(caller: Caller, planId: string): Promise<readonly string[]> {
    const plan = isUuid(planId) ? await caller.read((tx) => this.on.dispatches.byId(tx, planId)) : null
    if (!plan) throw new NotFound('plan')
    if (plan.appliedAt === null) return this.offerAll(caller, plan)
    return plan.assignments.flatMap(({ referralId }) => referralId ?? [])
  }

  private async offerAll(caller: Caller, plan: DispatchPlan): Promise<readonly string[]> {
    if (hasExpired(plan, this.on.clock.now())) throw new IllegalTransition('plan', 'EXPIRED', [])
    const rooms = new Map(
      await roomsOf(
        this.on.hub,
        caller,
        plan.assignments.map(({ candidate }) => candidate),
      ),
    )
    const outside = await this.outside(caller, plan)
    const offered: Assignment[] = []
    const dropped: Unassigned[] = []
    for (const assignment of plan.assignments) {
      const { caseId, candidate } = assignment
      const out = outside.get(caseId)
      const room = isGroup(candidate) || out === candidate.providerId || (rooms.get(offerKey(candidate)) ?? 0) > 0
      const refused =
        out && out !== candidate.providerId
          ? 'No longer holds: it has been referred to somebody else.'
          : room
            ? await this.offer(caller, plan, assignment, offered)
            : 'No longer holds: the provider has no room left.'
      if (refused === null) rooms.set(offerKey(candidate), (rooms.get(offerKey(candidate)) ?? 0) - 1)
      else dropped.push({ caseId, reason: refused })
    }
    const unassigned = [...plan.unassigned, ...dropped]
    const applied = { ...plan, assignments: offered, unassigned, appliedAt: this.on.clock.now() }
    await caller.write((tx) => this.on.dispatches.save(tx, applied))
    return offered.flatMap(({ referralId }) => referralId ?? [])
  }

  /** Null when it has been offered, otherwise why not. */
  private async offer(caller: Caller, plan: DispatchPlan, assignment: Assignment, offered: Assignment[]) {
    const { caseId, candidate } = assignment
    const providers = [{ providerId: candidate.providerId, offerId: candidate.offerId }]
    const idempotencyKey = `dispatch ${plan.id} ${caseId}`
    try {
      const [referralId = null] = await this.on.offers.offer(caller, {
        caseId,
        mode: 'DIRECT',
        providers,
        idempotencyKey,
      })
      offered.push({ ...assignment, referralId })
      return null
    } catch (error) {
      if (error instanceof HubError) return `No longer holds: ${error.message}`
      throw error
    }
  }

  /** The provider that each case is out with already. */
  private outside(caller: Caller, { assignments }: DispatchPlan): Promise<ReadonlyMap<string, string>> {
    return caller.read(async (tx) => {
      const referrals = await this.on.referrals.ofCases(
        tx,
        assignments.map(({ caseId }) => caseId),
      )
      return new Map(referrals.filter(({ status }) => isOut(status)).map((r) => [r.caseId, r.providerId]))
    })
  }
}
