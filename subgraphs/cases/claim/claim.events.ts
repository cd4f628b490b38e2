import type { Clock } from '../../../shared/clock'
import type { EventConsumer } from '../../../shared/events'
import { isWithdrawable } from '../referral/referral'
import type { ReferralChanges } from '../referral/referral-changes'
import type { ReferralStore } from '../referral/referral.store'
import type { ClaimStore } from './claim.store'

interface Ports {
  readonly claims: ClaimStore
  readonly referrals: ReferralStore
  readonly changes: ReferralChanges
  readonly clock: Clock
}

interface ClaimData {
  readonly groupId: string
  readonly referralId: string | null
}

/**
 * A claim of the task behind a group's referral accepts the referral; when the last claim is released, the group has
 * given it back. Both do nothing the second time, and in the wrong order end where they should.
 */
export function claimConsumer({ claims, referrals, changes, clock }: Ports): EventConsumer {
  return {
    name: 'cases.claims',
    kinds: ['claim.made', 'claim.released'],
    async handle(tx, event) {
      const { groupId, referralId } = event.data as unknown as ClaimData
      const released = event.kind === 'claim.released'
      if (released) await claims.dropAssignments(tx, event.aggregateId)
      if (referralId === null) return
      const claim = await claims.save(tx, { claimId: event.aggregateId, referralId, groupId, released })
      const [known] = await referrals.byIds(tx, [referralId])
      if (!known || known.providerId !== groupId) return
      const { referral, the } = await changes.lock(tx, referralId)
      if (!claim.released && referral.status === 'OFFERED')
        await changes.move(tx, the, referral, 'accept', { respondedAt: clock.now() }, 'its task was claimed')
      else if (released && isWithdrawable(referral.status) && referral.status !== 'OFFERED')
        if ((await claims.held(tx, referralId)) === 0)
          await changes.move(tx, the, referral, 'withdraw', {}, 'the group released its claim')
    },
  }
}

interface AssignmentData {
  readonly claimId: string
  readonly volunteerId: string
  readonly caseId: string | null
  readonly referralId: string | null
  readonly status: string
}

/** Which volunteer helps in which case: what a volunteer's view of a case goes by. */
export function assignmentConsumer(claims: ClaimStore): EventConsumer {
  return {
    name: 'cases.assignments',
    kinds: ['assignment.saved'],
    async handle(tx, { aggregateId, data }) {
      const { claimId, volunteerId, caseId, referralId, status } = data as unknown as AssignmentData
      await claims.saveAssignment(tx, { id: aggregateId, claimId, volunteerId, caseId, referralId, status })
    },
  }
}
