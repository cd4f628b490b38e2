import { isStationOf } from '../../../shared/auth'
import type { Clock } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import type { Jobs } from '../../../shared/jobs'
import { Checks, isUuid } from '../../../shared/validation'
import type { ClaimStore } from '../claim/claim.store'
import type { GroupStore } from '../group/group.store'
import { begun, done, type Task } from '../task/task'
import { publishTask } from '../task/task.events'
import type { TaskStore } from '../task/task.store'
import type { TimeBank } from '../timebank/timebank'
import type { VolunteerStore } from '../volunteer/volunteer.store'
import {
  checkedIn,
  checkedOut,
  closed,
  confirmed,
  forgottenAfter,
  missed,
  mostMinutes,
  type Assignment,
} from './assignment'
import { publishAssignment } from './assignment.events'
import { mayCheck } from './assignment.policy'
import type { AssignmentStore } from './assignment.store'

/** The job that closes a check-out that was forgotten. */
export const closeCheckOut = 'closeCheckOut'

export interface ServiceRecordDeps {
  readonly tasks: TaskStore
  readonly claims: ClaimStore
  readonly groups: GroupStore
  readonly volunteers: VolunteerStore
  readonly assignments: AssignmentStore
  readonly timeBank: TimeBank
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly clock: Clock
}

/** Who came, for how long, and what counts. */
export class ServiceRecordService {
  constructor(private readonly deps: ServiceRecordDeps) {}

  /** Somebody has come; the first one begins a filled task. Throws IllegalTransition. */
  async checkIn(caller: Caller, id: string): Promise<Assignment> {
    return this.step(caller, id, mayCheck, async (tx, task, assignment) => {
      const { jobs, clock } = this.deps
      const come = checkedIn(assignment, clock.now())
      await this.move(tx, task, begun(task))
      const when = { runAt: forgottenAfter(come), key: `${closeCheckOut}:${come.id}` }
      await jobs.add(tx, closeCheckOut, { assignmentId: come.id }, when)
      return come
    })
  }

  /** Somebody has gone. Throws IllegalTransition. */
  async checkOut(caller: Caller, id: string): Promise<Assignment> {
    return this.step(caller, id, mayCheck, async (_tx, _task, assignment) =>
      checkedOut(assignment, this.deps.clock.now()),
    )
  }

  /** Ends what nobody has checked out of in time, marked for the station; nothing when somebody has. */
  async close(caller: Caller, id: string): Promise<void> {
    const system = (viewer: Caller['viewer']) => viewer.role === 'SYSTEM'
    await this.step(caller, id, system, async (_tx, _task, assignment) => closed(assignment, this.deps.clock.now()))
  }

  /** The station's word: so many minutes, which go into the time bank, or nobody came; once the task has begun. Throws IllegalTransition. */
  async confirm(caller: Caller, id: string, minutes: number | null, noShow: boolean): Promise<Assignment> {
    const checks = new Checks()
    if (minutes !== null) checks.number('minutes', minutes, { min: 0, max: mostMinutes })
    checks.that(!noShow || minutes === null, 'minutes', 'Must be null when nobody came.')
    checks.done()
    const mayConfirm = (viewer: Caller['viewer'], { areaCode }: Assignment) => isStationOf(viewer, areaCode)
    return this.step(caller, id, mayConfirm, async (_tx, _task, assignment) =>
      noShow ? missed(assignment, this.deps.clock.now()) : confirmed(assignment, minutes, this.deps.clock.now()),
    )
  }

  private async step(
    caller: Caller,
    id: string,
    may: (viewer: Caller['viewer'], assignment: Assignment) => boolean,
    next: (tx: Transaction, task: Task, assignment: Assignment) => Promise<Assignment>,
  ): Promise<Assignment> {
    const { assignments, tasks, outbox } = this.deps
    return caller.write(async (tx) => {
      const taskId = isUuid(id) ? await assignments.taskOf(tx, id) : null
      // The task first, as everywhere: two who lock in different orders would wait for each other.
      const task = taskId && (await tasks.lock(tx, taskId))
      const assignment = task ? await assignments.lock(tx, id) : null
      if (!task || !assignment || !may(caller.viewer, assignment)) throw new NotFound('assignment')
      const changed = await next(tx, task, assignment)
      if (changed === assignment) return changed
      await assignments.save(tx, changed)
      await publishAssignment(outbox, tx, changed, task)
      if (changed.status === 'CONFIRMED') await this.credit(tx, changed)
      if (changed.status === 'CONFIRMED' || changed.status === 'NO_SHOW') await this.settle(tx, task, changed)
      return changed
    })
  }

  private async credit(tx: Transaction, assignment: Assignment): Promise<void> {
    const { groups, volunteers, timeBank } = this.deps
    const minutes = assignment.confirmedMinutes ?? 0
    await volunteers.countMinutes(tx, assignment.volunteerId, minutes)
    await groups.countMinutes(tx, assignment.groupId, minutes)
    if (minutes > 0) await timeBank.creditService(tx, assignment, minutes)
  }

  /** When the station has had its word on everybody of a claim it is settled; when all claims are, so is the task. */
  private async settle(tx: Transaction, task: Task, { claimId }: Assignment): Promise<void> {
    const { assignments, claims } = this.deps
    const all = await assignments.ofClaims(tx, [claimId])
    if (all.some(({ status }) => status !== 'CONFIRMED' && status !== 'NO_SHOW')) return
    await claims.setStatus(tx, claimId, all.some(({ status }) => status === 'CONFIRMED') ? 'SERVED' : 'MISSED')
    if (!(await claims.anyHeld(tx, task.id))) await this.move(tx, task, done(task))
  }

  private async move(tx: Transaction, from: Task, to: Task): Promise<void> {
    if (to === from) return
    await this.deps.tasks.save(tx, to)
    await publishTask(this.deps.outbox, tx, 'task.changed', to)
  }
}
