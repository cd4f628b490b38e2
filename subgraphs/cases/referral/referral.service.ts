import type { Clock } from '../../../shared/clock'
import type { Caller } from '../../../shared/database'
import { Checks } from '../../../shared/validation'
import type { CascadeService } from '../cascade/cascade.service'
import { mustBeOfStation } from '../case/case.policy'
import { reasonOf } from '../case/closure.service'
import type { ReferralChanges } from './referral-changes'
import { mustBeProvider, mustCallIn } from './referral.policy'

interface Ports {
  readonly cascades: CascadeService
  readonly changes: ReferralChanges
  readonly clock: Clock
}

/** The life of one referral after it was offered. Each throws NotFound and IllegalTransition. */
export class ReferralService {
  constructor(private readonly on: Ports) {}

  /** The provider takes it on, or not. */
  answer(caller: Caller, id: string, accepted: boolean, reason: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.changes.lock(tx, id)
      mustBeProvider(tx.viewer, referral)
      const checks = new Checks()
      const declineReason = accepted ? null : checks.optionalText('reason', reason, { max: 1000 })
      checks.done()
      const change = { respondedAt: this.on.clock.now(), declineReason }
      await this.on.changes.move(tx, the, referral, accepted ? 'accept' : 'decline', change, declineReason)
      if (accepted && referral.mode === 'CASCADE') await this.on.cascades.end(tx, referral.batchId)
    })
  }

  /** The provider has arrived at the work. */
  checkIn(caller: Caller, id: string): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.changes.lock(tx, id)
      mustBeProvider(tx.viewer, referral)
      await this.on.changes.move(tx, the, referral, 'checkIn', { checkedInAt: this.on.clock.now() })
    })
  }

  /** The provider says what came of it. */
  report(caller: Caller, id: string, told: { done: boolean; text: string; fee?: number | null }): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.changes.lock(tx, id)
      mustBeProvider(tx.viewer, referral)
      const checks = new Checks()
      const text = checks.text('outcome.text', told.text, { max: 5000 })
      const fee = told.fee ?? null
      if (fee !== null) checks.number('outcome.fee', fee, { min: 0, max: 1_000_000 })
      checks.done()
      const change = { outcome: { done: told.done, text, fee }, reportedAt: this.on.clock.now() }
      await this.on.changes.move(tx, the, referral, 'report', change, told.done ? 'done' : 'not done')
    })
  }

  /** The station finds that the feedback holds, or gives it back with a reason. */
  confirm(caller: Caller, id: string, accepted: boolean, reason: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.changes.lock(tx, id)
      mustBeOfStation(tx.viewer, the)
      if (accepted) await this.on.changes.move(tx, the, referral, 'confirm', { confirmedAt: this.on.clock.now() })
      else await this.on.changes.move(tx, the, referral, 'return', { reportedAt: null }, reasonOf(reason ?? ''))
    })
  }

  /** Whoever called the provider in takes it back. */
  withdraw(caller: Caller, id: string, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const { referral, the } = await this.on.changes.lock(tx, id)
      mustCallIn(tx.viewer, the, referral.mode)
      if (referral.mode === 'CASCADE') await this.on.cascades.end(tx, referral.batchId)
      await this.on.changes.move(tx, the, referral, 'withdraw', {}, reasonOf(reason))
    })
  }
}
