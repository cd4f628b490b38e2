import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { Checks, isUuid } from '../../../shared/validation'
import { hasBegun } from '../assignment/assignment'
import { publishAssignment } from '../assignment/assignment.events'
import type { AssignmentStore } from '../assignment/assignment.store'
import { ServiceBegun } from '../claim/claim.errors'
import { publishClaim } from '../claim/claim.events'
import type { ClaimStore } from '../claim/claim.store'
import { cancelled, expired, type Task } from './task'
import { publishTask } from './task.events'
import { overlooksTask } from './task.policy'
import type { TaskStore } from './task.store'

export interface TaskEndServiceDeps {
  readonly tasks: TaskStore
  readonly claims: ClaimStore
  readonly assignments: AssignmentStore
  readonly outbox: Outbox
  readonly clock: Clock
}

/** How tasks end other than by being done. */
export class TaskEndService {
  constructor(private readonly deps: TaskEndServiceDeps) {}

  /** Calls a task off; its claims are released, and everybody assigned is told. */
  async cancel(caller: Caller, id: string, reason: string): Promise<Task> {
    const checks = new Checks()
    const why = checks.text('reason', reason, { max: 2000 })
    checks.done()
    return caller.write(async (tx) => {
      const task = isUuid(id) ? await this.deps.tasks.lock(tx, id) : null
      if (!task || !overlooksTask(caller.viewer, task)) throw new NotFound('task')
      const next = cancelled(task)
      if (await this.hasBegun(tx, task)) throw new ServiceBegun()
      return this.callOff(tx, next, why)
    })
  }

  /** The referral behind a task is gone: what has not begun is called off, anything else stays. */
  async withdraw(tx: Transaction, referralId: string): Promise<void> {
    const task = await this.deps.tasks.lockOfReferral(tx, referralId)
    if (task?.status !== 'OPEN' && task?.status !== 'FILLED') return
    if (!(await this.hasBegun(tx, task))) await this.callOff(tx, cancelled(task), 'The referral was ended.')
  }

  /** Closes a task whose window has passed; nothing when it is not so. */
  async expire(caller: Caller, id: string): Promise<void> {
    const { tasks, outbox, clock } = this.deps
    await caller.write(async (tx) => {
      const task = await tasks.lock(tx, id)
      const next = task && expired(task, clock.now())
      if (!task || !next || next === task) return
      await tasks.save(tx, next)
      await publishTask(outbox, tx, 'task.changed', next)
    })
  }

  private async hasBegun(tx: Transaction, { id }: Task): Promise<boolean> {
    const held = await this.deps.claims.ofTasks(tx, [id])
    const assigned = await this.deps.assignments.ofClaims(
      tx,
      held.map((claim) => claim.id),
    )
    return assigned.some(hasBegun)
  }

  private async callOff(tx: Transaction, task: Task, reason: string): Promise<Task> {
    const { tasks, claims, assignments, outbox, clock } = this.deps
    const next: Task = { ...task, seatsTaken: 0 }
    await tasks.save(tx, next, reason)
    for (const claim of await claims.release(tx, { taskId: task.id }, reason)) {
      await publishClaim(outbox, tx, 'claim.released', claim, task)
      for (const assignment of await assignments.cancel(tx, claim.id, clock.now()))
        await publishAssignment(outbox, tx, assignment, task)
    }
    await publishTask(outbox, tx, 'task.changed', next)
    return next
  }
}
