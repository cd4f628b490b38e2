import { stationRoles } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { Checks } from '../../../shared/validation'
import type { CategoryStore } from '../category/category.store'
import type { TerritoryStore } from '../territory/territory.store'
import { after, type Case, type Urgency } from './case'
import type { CaseChanges } from './case-changes'
import { mustBeOfStation } from './case.policy'
import { requirementsOf, type RequirementsAsked } from './requirements'

export interface AssessCase {
  readonly caseId: string
  readonly expectedVersion: number
  readonly causes: string
  readonly situation: string
  readonly resources?: string | null
  readonly urgency?: Urgency | null
  readonly requirements?: RequirementsAsked | null
}

export interface PlannedGoal {
  readonly text: string
  readonly activity: string
  readonly categoryCode?: string | null
  readonly dueOn?: string | null
}

interface Ports {
  readonly changes: CaseChanges
  readonly territory: TerritoryStore
  readonly categories: CategoryStore
  readonly clock: Clock
  readonly ids: Ids
}

/** The station's work on a case, step by step. Each throws NotFound, Conflict and IllegalTransition. */
export class CaseService {
  constructor(private readonly on: Ports) {}

  /** Takes the case on, for the caller or for a colleague. */
  accept(caller: Caller, id: string, expectedVersion: number, assigneeId: string | null): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, expectedVersion)
      const status = after(the, 'accept')
      const holder = assigneeId === null ? await this.self(tx, the) : await this.colleague(tx, the, assigneeId)
      const change = { status, assigneeId: holder, respondedAt: this.on.clock.now() }
      await this.on.changes.record(tx, the, change, { kind: 'ACCEPTED', text: 'Accepted' })
    })
  }

  assess(caller: Caller, input: AssessCase): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, input.caseId, input.expectedVersion)
      const status = after(the, 'assess')
      const checks = new Checks()
      const assessment = {
        causes: checks.text('input.causes', input.causes, { max: 5000 }),
        situation: checks.text('input.situation', input.situation, { max: 5000 }),
        resources: checks.optionalText('input.resources', input.resources, { max: 5000 }),
        byId: tx.viewer.id,
        at: this.on.clock.now(),
      }
      const requirements = requirementsOf(checks, 'input.requirements', input.requirements)
      checks.done()
      // The deadlines stay where they are: what was promised when the need came in is what it is measured by.
      const change = {
        status,
        assessment,
        urgency: input.urgency ?? the.urgency,
        requirements: input.requirements ? requirements : the.requirements,
      }
      await this.on.changes.record(tx, the, change, { kind: 'ASSESSED', text: 'Assessed' })
    })
  }

  plan(caller: Caller, id: string, expectedVersion: number, goals: readonly PlannedGoal[]): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, expectedVersion)
      const status = after(the, 'plan')
      const plan = { goals: await this.goals(tx, goals), byId: tx.viewer.id, at: this.on.clock.now() }
      const text = `Planned: ${goals.length === 1 ? 'one goal' : `${goals.length} goals`}`
      await this.on.changes.record(tx, the, { status, plan }, { kind: 'PLANNED', text })
    })
  }

  start(caller: Caller, id: string, expectedVersion: number): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, expectedVersion)
      await this.on.changes.record(tx, the, { status: after(the, 'start') }, { kind: 'STARTED', text: 'Started' })
    })
  }

  /** Beyond the station's scope: says where the resident was sent, and why. */
  redirect(caller: Caller, id: string, expectedVersion: number, to: string, reason: string): Promise<void> {
    return caller.write(async (tx) => {
      const the = await this.lock(tx, id, expectedVersion)
      const status = after(the, 'redirect')
      const checks = new Checks()
      const text = `Redirected to ${checks.text('to', to, { max: 200 })}: ${checks.text('reason', reason, { max: 1000 })}`
      checks.done()
      const change = { status, respondedAt: this.on.clock.now() }
      await this.on.changes.record(tx, the, change, { kind: 'REDIRECTED', text })
    })
  }

  private async lock(tx: Transaction, id: string, expectedVersion: number): Promise<Case> {
    const the = await this.on.changes.lock(tx, id, expectedVersion)
    mustBeOfStation(tx.viewer, the)
    return the
  }

  private async self(tx: Transaction, the: Case): Promise<string | null> {
    const member = stationRoles.includes(tx.viewer.role) ? await this.on.territory.staff(tx, tx.viewer.id) : null
    return member?.communityCode === the.communityCode ? member.id : null
  }

  private async colleague(tx: Transaction, the: Case, assigneeId: string): Promise<string> {
    const member = await this.on.territory.staff(tx, assigneeId)
    const checks = new Checks()
    checks.that(member?.communityCode === the.communityCode, 'assigneeId', "Is nobody of the case's station.")
    checks.done()
    return assigneeId
  }

  private async goals(tx: Transaction, planned: readonly PlannedGoal[]) {
    const checks = new Checks()
    checks.that(planned.length >= 1 && planned.length <= 20, 'goals', 'Must be between 1 and 20.')
    const codes = planned.flatMap((goal) => goal.categoryCode ?? [])
    const known = new Set((await this.on.categories.byCodes(tx, codes)).map((category) => category.code))
    const goals = planned.map((goal, index) => {
      const { categoryCode = null, dueOn = null } = goal
      checks.that(categoryCode === null || known.has(categoryCode), `goals.${index}.categoryCode`, 'Is unknown.')
      const text = checks.text(`goals.${index}.text`, goal.text, { max: 500 })
      const activity = checks.text(`goals.${index}.activity`, goal.activity, { max: 500 })
      return { id: this.on.ids.next(), text, activity, categoryCode, dueOn, achieved: null }
    })
    checks.done()
    return goals
  }
}
