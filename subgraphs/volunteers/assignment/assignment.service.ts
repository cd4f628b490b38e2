import { actsFor } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks, isUuid } from '../../../shared/validation'
import { mustBeHeld, type Claim } from '../claim/claim'
import type { ClaimStore } from '../claim/claim.store'
import type { MemberStore } from '../member/member.store'
import { TaskNotOpen } from '../task/task.errors'
import type { Task } from '../task/task'
import type { TaskStore } from '../task/task.store'
import { takenOff } from './assignment'
import { publishAssignment } from './assignment.events'
import type { AssignmentStore } from './assignment.store'

export interface AssignmentServiceDeps {
  readonly tasks: TaskStore
  readonly claims: ClaimStore
  readonly members: MemberStore
  readonly assignments: AssignmentStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  /** The day in the hub's time zone on which an instant falls: `YYYY-MM-DD`. */
  readonly dayOf: (instant: Date) => string
}

/** Whom a group sends to what it has claimed. */
export class AssignmentService {
  constructor(private readonly deps: AssignmentServiceDeps) {}

  /**
   * Adds members to those whom the group sends: certified for the task, and not elsewhere at that time. Whoever is sent
   * already stays. Throws ValidationFailed (also Elsewhere), IllegalTransition, TaskNotOpen.
   */
  async assign(caller: Caller, claimId: string, volunteerIds: readonly string[]): Promise<Claim> {
    const { claims, tasks, assignments, clock } = this.deps
    return caller.write(async (tx) => {
      const [found] = isUuid(claimId) ? await claims.byIds(tx, [claimId]) : []
      // The task first, as everywhere: two who lock in different orders would wait for each other.
      const task = found && actsFor(caller.viewer, found.groupId) ? await tasks.lock(tx, found.taskId) : null
      const claim = task && (await claims.lock(tx, claimId))
      if (!task || !claim) throw new NotFound('claim')
      mustBeHeld(claim)
      if (task.endsAt <= clock.now()) throw new TaskNotOpen(task.status)
      const standing = await assignments.ofClaims(tx, [claim.id])
      const sent = new Set(standing.map((assignment) => assignment.volunteerId))
      const added = [...new Set(volunteerIds.map((id) => id.toLowerCase()))].filter((id) => !sent.has(id))
      await this.check(tx, claim, task, volunteerIds, added, sent.size)
      for (const volunteerId of added) await this.send(tx, claim, task, volunteerId)
      return claim
    })
  }

  /** Takes one person off, until the task begins; the seat stays the group's, for somebody else. Throws IllegalTransition. */
  async takeOff(caller: Caller, assignmentId: string): Promise<Claim> {
    const { claims, tasks, assignments, outbox, clock } = this.deps
    return caller.write(async (tx) => {
      const taskId = isUuid(assignmentId) ? await assignments.taskOf(tx, assignmentId) : null
      const task = taskId && (await tasks.lock(tx, taskId))
      const assignment = task ? await assignments.lock(tx, assignmentId) : null
      if (!task || !assignment || !actsFor(caller.viewer, assignment.groupId)) throw new NotFound('assignment')
      const { id, claimId } = takenOff(assignment, clock.now())
      await assignments.takeOff(tx, id, clock.now())
      await publishAssignment(outbox, tx, { ...assignment, status: 'CANCELLED' }, task)
      const [claim] = await claims.byIds(tx, [claimId])
      if (!claim) throw new NotFound('claim')
      return claim
    })
  }

  private async check(
    tx: Transaction,
    claim: Claim,
    task: Task,
    named: readonly string[],
    added: readonly string[],
    standing: number,
  ): Promise<void> {
    const checks = new Checks()
    checks.that(named.length > 0, 'volunteerIds', 'Name at least one volunteer.')
    const room = standing + added.length <= claim.seats
    checks.that(room, 'volunteerIds', `Your group has claimed ${claim.seats} of the seats.`)
    if (!room) checks.done()
    const day = this.deps.dayOf(task.endsAt)
    const members = await this.deps.members.fit(tx, claim.groupId, added.filter(isUuid), task.skills, day)
    const lacking = new Map(members.map((member) => [member.volunteerId, member.lacks]))
    for (const id of added) {
      const path = `volunteerIds.${named.findIndex((name) => name.toLowerCase() === id)}`
      const lacks = lacking.get(id)
      checks.that(lacks !== undefined, path, 'Is not a member of the group.')
      checks.that(!lacks?.length, path, `Has no certificate that runs until then for: ${lacks?.join(', ')}.`)
    }
    checks.done()
  }

  private async send(tx: Transaction, claim: Claim, task: Task, volunteerId: string): Promise<void> {
    const { assignments, outbox, ids, clock } = this.deps
    const { taskId, groupId } = claim
    const { areaCode, startsAt, endsAt } = task
    const start = { status: 'ASSIGNED', checkedInAt: null, checkedOutAt: null } as const
    const end = { checkOutForgotten: false, confirmedMinutes: null }
    const place = { claimId: claim.id, taskId, groupId, volunteerId, areaCode, startsAt, endsAt }
    const assignment = { id: ids.next(), ...place, ...start, ...end }
    await assignments.add(tx, { ...assignment, assignedAt: clock.now() })
    await publishAssignment(outbox, tx, assignment, task)
  }
}
