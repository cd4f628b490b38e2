import type { Clock, Ids } from '../../../shared/clock'
import type { Caller, Transaction } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import type { Task } from '../task/task'
import type { TaskEndService } from '../task/task-end.service'
import type { TaskService } from '../task/task.service'
import type { TaskStore } from '../task/task.store'
import type { CaseReader, OfferedReferral } from './case.reader'
import type { GroupReferral, ReferralStore } from './referral.store'

/** The job that makes a task of a referral. */
export const postReferralTask = 'postReferralTask'

export interface ReferralServiceDeps {
  readonly referrals: ReferralStore
  readonly tasks: TaskStore
  readonly taskService: TaskService
  readonly taskEnds: TaskEndService
  readonly cases: CaseReader
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
}

/** A referral to a group is an open task of that group, for as long as the referral stands. */
export class ReferralService {
  constructor(private readonly deps: ReferralServiceDeps) {}

  /** Follows a referral: offered, it is to become a task; ended, its task is called off. */
  async follow(tx: Transaction, kind: string, referral: GroupReferral): Promise<void> {
    const { referrals, jobs, taskEnds } = this.deps
    await referrals.save(tx, referral)
    if (kind === 'referral.offered') {
      const payload = { referralId: referral.id, groupId: referral.groupId }
      await jobs.add(tx, postReferralTask, payload, { key: `${postReferralTask}:${referral.id}` })
    }
    if (ended.includes(kind)) await taskEnds.withdraw(tx, referral.id)
  }

  /** Reads the referral with the group's own rights and posts its task, once. */
  async postTask(caller: Caller, groupId: string, referralId: string): Promise<void> {
    await caller.pause()
    const referral = await this.deps.cases.referral(groupId, referralId)
    if (!referral || !standing.includes(referral.status)) return
    await caller.write(async (tx) => {
      const status = await this.deps.referrals.lockStatus(tx, referralId)
      if (!status || !standing.includes(status)) return
      if (await this.deps.tasks.lockOfReferral(tx, referralId)) return
      const task = taskOf(referral, groupId, this.deps.ids.next(), this.deps.clock.now())
      await this.deps.taskService.open(tx, task)
    })
  }
}

const ended: readonly string[] = ['referral.declined', 'referral.expired', 'referral.withdrawn']
const standing: readonly string[] = ['OFFERED', 'ACCEPTED']
const minute = 60_000

/** The task that a referral asks for: its first window that is not over, else from now until it is to be completed. */
export function taskOf(referral: OfferedReferral, groupId: string, id: string, now: Date): Task {
  const window = referral.windows.find(({ endsAt }) => endsAt > now)
  const startsAt = window?.startsAt ?? now
  const endsAt = window?.endsAt ?? new Date(Math.max(referral.completeBy.getTime(), now.getTime() + minute))
  const { summary, message, caseId, categoryCode, communityCode, skills, languages } = referral
  return {
    ...{ id, title: [...summary].slice(0, 200).join(''), description: message, status: 'OPEN', categoryCode, caseId },
    ...{ areaCode: communityCode, location: null, startsAt, endsAt, seatsTaken: 0, skills, languages, version: 1 },
    ...{ seats: Math.min(10_000, Math.max(1, referral.helpers)), referralId: referral.id, groupId },
  }
}
