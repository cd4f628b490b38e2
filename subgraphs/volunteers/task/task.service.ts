import type { Clock, Ids } from '../../../shared/clock'
import { areaReaches } from '../../../shared/auth'
import type { Caller, Transaction } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { Outbox } from '../../../shared/events'
import type { GeoPoint } from '../../../shared/geo'
import { once } from '../../../shared/idempotency'
import type { Jobs } from '../../../shared/jobs'
import { Checks, isUuid } from '../../../shared/validation'
import { checkAreas, checkCategories } from '../catalogue/catalogue.checks'
import type { CatalogueStore } from '../catalogue/catalogue.store'
import type { CaseReader } from '../referral/case.reader'
import { checkLanguages, checkSkills } from '../volunteer/volunteer.checks'
import type { Task } from './task'
import { publishTask } from './task.events'
import type { TaskStore } from './task.store'

/** The job that closes a task whose window has passed. */
export const expireTask = 'expireTask'

/** Has a task closed at its end, should it still be open then. */
export async function planExpiry(
  tx: Transaction,
  jobs: Jobs,
  { id, endsAt }: Pick<Task, 'id' | 'endsAt'>,
): Promise<void> {
  await jobs.add(tx, expireTask, { taskId: id }, { runAt: endsAt, key: `${expireTask}:${id}` })
}

/** A task as the station writes it. */
export interface TaskDraft {
  readonly title: string
  readonly description: string | null
  readonly categoryCode: string
  readonly areaCode: string
  readonly location: GeoPoint | null
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seats: number
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly caseId: string | null
}

export interface TaskServiceDeps {
  readonly tasks: TaskStore
  readonly catalogue: CatalogueStore
  readonly cases: CaseReader
  readonly outbox: Outbox
  readonly jobs: Jobs
  readonly clock: Clock
  readonly ids: Ids
}

/** How tasks come to be. */
export class TaskService {
  constructor(private readonly deps: TaskServiceDeps) {}

  /** Posts a task for every group, in the viewer's own area. The same key answers the same task. */
  async post(caller: Caller, draft: TaskDraft, key: string | null): Promise<Task> {
    const { caseId } = draft
    if (caseId !== null) {
      await caller.pause()
      if (!isUuid(caseId) || !(await this.deps.cases.canRead(caller.viewer, caseId))) throw new NotFound('case')
    }
    return caller.write(async (tx) => {
      const { id } = await once(tx, { operation: 'postTask', key, input: draft }, async () => {
        const task = await this.checked(tx, draft)
        await this.open(tx, task)
        return task.id
      })
      const [posted] = await this.deps.tasks.byIds(tx, [id])
      if (!posted) throw new NotFound('task')
      return posted.task
    })
  }

  /** Adds a task, plans its expiry and tells of it. */
  async open(tx: Transaction, task: Task): Promise<void> {
    const { tasks, jobs, outbox, clock } = this.deps
    await tasks.add(tx, task, { postedBy: tx.viewer.id, at: clock.now() })
    await planExpiry(tx, jobs, task)
    await publishTask(outbox, tx, 'task.posted', task)
  }

  private async checked(tx: Transaction, draft: TaskDraft): Promise<Task> {
    const { catalogue, clock, ids } = this.deps
    const checks = new Checks()
    const title = checks.text('input.title', draft.title, { max: 200 })
    const description = checks.optionalText('input.description', draft.description, { max: 4000 })
    await checkCategories(tx, catalogue, checks, 'input.categoryCode', [draft.categoryCode])
    await checkAreas(tx, catalogue, checks, 'input.areaCode', [draft.areaCode])
    checks.that(areaReaches(tx.viewer, draft.areaCode), 'input.areaCode', 'Is not within your own area.')
    checks.point('input.location', draft.location)
    checks.that(draft.startsAt >= clock.now(), 'input.startsAt', 'Must not be in the past.')
    checks.that(draft.endsAt > draft.startsAt, 'input.endsAt', 'Must be after startsAt.')
    checks.number('input.seats', draft.seats, { min: 1, max: 10_000 })
    const skills = checkSkills(checks, 'input.skills', draft.skills)
    const languages = checkLanguages(checks, 'input.languages', draft.languages)
    checks.done()
    const start = { status: 'OPEN', seatsTaken: 0, referralId: null, groupId: null, version: 1 } as const
    return { ...draft, ...start, id: ids.next(), title, description, skills, languages }
  }
}
