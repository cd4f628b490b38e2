import { actsFor } from '../../../shared/auth'
import type { Clock, Ids } from '../../../shared/clock'
import { together, type Caller, type Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import { once } from '../../../shared/idempotency'
import { Checks, isUuid } from '../../../shared/validation'
import { publishAssignment } from '../assignment/assignment.events'
import { hasBegun } from '../assignment/assignment'
import type { AssignmentStore } from '../assignment/assignment.store'
import { givenBack, taken, type Task } from '../task/task'
import { TaskFull } from '../task/task.errors'
import { publishTask, taskEvent } from '../task/task.events'
import { mayClaim, overlooksTask } from '../task/task.policy'
import type { TaskStore } from '../task/task.store'
import { mustBeHeld, type Claim } from './claim'
import { AlreadyClaimed, GroupNotVerified, ServiceBegun } from './claim.errors'
import { claimEvent, publishClaim } from './claim.events'
import type { ClaimStore } from './claim.store'

export interface ClaimServiceDeps {
  readonly tasks: TaskStore
  readonly claims: ClaimStore
  readonly assignments: AssignmentStore
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
}

/** Seats change hands here, and nowhere else: always with the task's row locked, the table's own rules behind it. */
export class ClaimService {
  constructor(private readonly deps: ClaimServiceDeps) {}

  /**
   * Takes seats for the viewer's group, whole or not at all. The same key answers the same claim.
   * Throws TaskFull, AlreadyClaimed, TaskNotOpen, GroupNotVerified.
   */
  async claim(caller: Caller, taskId: string, groupId: string, seats: number, key: string | null): Promise<Claim> {
    const checks = new Checks()
    checks.number('seats', seats, { min: 1, max: 10_000 })
    checks.done()
    if (!isUuid(groupId) || !actsFor(caller.viewer, groupId)) throw new NotFound('volunteer group')
    if (!isUuid(taskId)) throw new NotFound('task')
    return caller.write(async (tx) => {
      const id = this.deps.ids.next()
      // On the way before the key, so that one round trip brings all that is to be known.
      const basis = this.basis(tx, taskId, groupId, seats)
      basis.catch(() => undefined)
      const request = { operation: 'claimTask', key, path: 'idempotencyKey', input: { taskId, groupId, seats }, id }
      let made: Claim | null = null
      const { id: first } = await once(tx, request, async () => {
        made = await this.take(tx, { id, taskId, groupId, seats }, await basis)
        return id
      })
      return made ?? this.get(tx, first)
    })
  }

  /** Gives the seats back; whoever was assigned is free again. */
  async release(caller: Caller, id: string, reason: string): Promise<Claim> {
    const { tasks, claims, assignments, outbox, clock } = this.deps
    const checks = new Checks()
    const why = checks.text('reason', reason, { max: 2000 })
    checks.done()
    return caller.write(async (tx) => {
      const { taskId } = await this.get(tx, id)
      // The task first, as in `claim`: two who lock in different orders would wait for each other.
      const task = await tasks.lock(tx, taskId)
      const claim = await claims.lock(tx, id)
      const allowed = claim && task && (actsFor(caller.viewer, claim.groupId) || overlooksTask(caller.viewer, task))
      if (!allowed) throw new NotFound('claim')
      mustBeHeld(claim)
      if ((await assignments.ofClaims(tx, [id])).some(hasBegun)) throw new ServiceBegun()
      const next = givenBack(task, claim.seats)
      for (const assignment of await assignments.cancel(tx, id, clock.now()))
        await publishAssignment(outbox, tx, assignment, task)
      await claims.release(tx, { id }, why)
      await tasks.save(tx, next)
      await publishClaim(outbox, tx, 'claim.released', claim, task)
      await publishTask(outbox, tx, 'task.changed', next)
      return this.get(tx, id)
    })
  }

  /**
   * Many want the same task at the same moment, and each holds its row from the lock to the commit: whoever comes when
   * there is no room any more locks nothing, and waits for nobody.
   */
  private basis(tx: Transaction, taskId: string, groupId: string, seats: number) {
    const { tasks, claims } = this.deps
    return together([claims.basis(tx, taskId, groupId), tasks.lockFree(tx, taskId, seats)])
  }

  private async take(
    tx: Transaction,
    { id, taskId, groupId, seats }: Pick<Claim, 'id' | 'taskId' | 'groupId' | 'seats'>,
    [{ groupStatus, stands }, locked]: Awaited<ReturnType<ClaimService['basis']>>,
  ): Promise<Claim> {
    const { claims, outbox, clock } = this.deps
    if (groupStatus === null) throw new NotFound('volunteer group')
    if (groupStatus !== 'VERIFIED') throw new GroupNotVerified()
    const task = locked ?? (await this.refused(tx, taskId))
    if (!task || !mayClaim(tx.viewer, task, groupId)) throw new NotFound('task')
    if (stands) throw new AlreadyClaimed()
    const now = clock.now()
    const next = taken(task, seats, now)
    // It had no room a moment ago, and has some now: somebody is just giving seats back.
    if (!locked) throw new TaskFull()
    const claim: Claim = { id, taskId, groupId, seats, status: 'HELD', claimedAt: now }
    // With the row held, what must be done goes to the database side by side.
    await together([
      claims.take(tx, { ...claim, areaCode: task.areaCode, claimedBy: tx.viewer.id }, next),
      outbox.publishAll(tx, [claimEvent('claim.made', claim, task), taskEvent('task.changed', next)]),
    ])
    return claim
  }

  /** A task that could not be locked, as it is: why, is said by its state. */
  private async refused(tx: Transaction, taskId: string): Promise<Task | null> {
    const [seen] = await this.deps.tasks.byIds(tx, [taskId])
    return seen?.task ?? null
  }

  private async get(tx: Transaction, id: string): Promise<Claim> {
    const [claim] = isUuid(id) ? await this.deps.claims.byIds(tx, [id]) : []
    if (!claim) throw new NotFound('claim')
    return claim
  }
}
