import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { IllegalTransition } from '../../../shared/errors'
import { Checks } from '../../../shared/validation'
import { isOut, isWithdrawable } from '../referral/referral'
import type { ReferralChanges } from '../referral/referral-changes'
import type { ReferralStore } from '../referral/referral.store'
import { after, allowedFrom, type Case } from './case'
import type { CaseChanges } from './case-changes'
import { resumed } from './case-clock'
import { DocumentsMissing } from './case.errors'
import { mustBeOfStation, mustBeOfStationOrOwn } from './case.policy'
import type { CaseStore } from './case.store'

interface Ports {
  readonly cases: CaseStore
  readonly changes: CaseChanges
  readonly referrals: ReferralStore
  readonly referralChanges: ReferralChanges
  readonly clock: Clock
}

/** How cases come to an end, and back from it. Each throws NotFound, Conflict and IllegalTransition. */
export class ClosureService {
  constructor(private readonly on: Ports) {}

  /** Throws DocumentsMissing; IllegalTransition also while a referral is out. */
  resolve(caller: Caller, id: string, version: number, outcome: string, achieved: readonly string[]): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, version)
      const status = after(the, 'resolve')
      const referrals = await this.on.referrals.ofCases(tx, [id])
      if (referrals.some((referral) => isOut(referral.status)))
        throw new IllegalTransition(
          'case',
          the.status,
          allowedFrom(the).filter((to) => to !== 'RESOLVED'),
        )
      const documents = await this.on.cases.documents(tx, [id])
      const missing = documents.filter((document) => document.receivedAt === null).map((document) => document.name)
      if (missing.length > 0) throw new DocumentsMissing(missing)
      const checks = new Checks()
      const text = checks.text('outcome', outcome, { max: 5000 })
      const goals = the.plan?.goals ?? []
      const known = new Set(goals.map((goal) => goal.id))
      checks.that(
        achieved.every((goal) => known.has(goal)),
        'goalsAchieved',
        'Names a goal that the plan does not have.',
      )
      checks.done()
      const plan = the.plan && {
        ...the.plan,
        goals: goals.map((goal) => ({ ...goal, achieved: achieved.includes(goal.id) })),
      }
      const now = this.on.clock.now()
      const change = { ...resumed(the, now), status, outcome: text, plan, resolvedAt: now }
      await this.on.changes.record(tx, the, change, { kind: 'RESOLVED', text: `Resolved: ${text}` })
    })
  }

  /** Closes it with a certificate for the resident. */
  close(caller: Caller, id: string, version: number, certificateText: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, version)
      const status = after(the, 'close')
      const checks = new Checks()
      const written = checks.optionalText('certificateText', certificateText, { max: 2000 })
      checks.done()
      const now = this.on.clock.now()
      const text = written ?? `The need ${the.number} was met, and its case is closed.`
      // A case that was reopened gets a certificate of its own each time: the version tells them apart.
      const certificate = { number: `${the.number}-C${the.version + 1}`, issuedAt: now, byId: tx.viewer.id, text }
      const change = { status, certificate, closedAt: now }
      await this.on.changes.record(tx, the, change, {
        kind: 'CLOSED',
        text: `Closed; certificate ${certificate.number}`,
      })
    })
  }

  reopen(caller: Caller, id: string, version: number, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, version)
      const status = after(the, 'reopen')
      const text = `Reopened: ${reasonOf(reason)}`
      await this.on.changes.record(tx, the, { status, resolvedAt: null, closedAt: null }, { kind: 'REOPENED', text })
    })
  }

  /** The resident no longer needs it; what is out is withdrawn with it. */
  withdraw(caller: Caller, id: string, version: number, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.on.changes.lock(tx, id, version)
      mustBeOfStationOrOwn(tx.viewer, the)
      const status = after(the, 'withdraw')
      const text = `Withdrawn: ${reasonOf(reason)}`
      let standing = the
      for (const referral of await this.on.referrals.ofCases(tx, [id]))
        if (isWithdrawable(referral.status))
          standing = await this.on.referralChanges.endWithCase(tx, standing, referral)
      const change = { ...resumed(standing, this.on.clock.now()), status }
      await this.on.changes.record(tx, standing, change, { kind: 'WITHDRAWN', text })
    })
  }

  private async lock(tx: Transaction, id: string, version: number): Promise<Case> {
    const the = await this.on.changes.lock(tx, id, version)
    mustBeOfStation(tx.viewer, the)
    return the
  }
}

/** Why, checked. */
export function reasonOf(reason: string): string {
  const checks = new Checks()
  const text = checks.text('reason', reason, { max: 1000 })
  checks.done()
  return text
}
