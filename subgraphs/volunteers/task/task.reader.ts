import type { Caller } from '../../../shared/database'
import { connection, page, type Connection } from '../../../shared/graphql/connection'
import { Checks, isUuid } from '../../../shared/validation'
import { keyset } from '../paging/keyset'
import { nestedPages, type NestedPages } from '../paging/nested-pages'
import type { Task } from './task'
import type { TaskLoaders } from './task.loader'
import { shown } from './task.policy'
import type { SeenTask, TaskFilter, TaskStore } from './task.store'

export interface TaskReaderDeps {
  readonly tasks: TaskStore
  readonly loaders: TaskLoaders
  /** The day in the hub's time zone: `YYYY-MM-DD`. */
  readonly today: () => string
}

export const everyTask: TaskFilter = {
  area: null,
  categoryCode: null,
  status: null,
  near: null,
  withinMeters: null,
  from: null,
  to: null,
  fitsGroup: null,
}

const keyOf = (task: Task) => [task.startsAt.toISOString(), task.id]

/** Tasks as a viewer may see them. */
export class TaskReader {
  private readonly open: NestedPages<object, readonly [string, string], SeenTask>

  constructor(private readonly deps: TaskReaderDeps) {
    this.open = nestedPages(deps.tasks.openInAreas)
  }

  /** Null: absent, or not the viewer's to see. */
  async one(caller: Caller, id: string): Promise<Task | null> {
    const seen = await this.deps.loaders.byId.load(caller, id.toLowerCase())
    return seen && shown(caller.viewer, seen.task, seen.takesPart)
  }

  /** Of the case only what the viewer may know to be of it. */
  async ofCase(caller: Caller, caseId: string): Promise<Task[]> {
    const seen = await this.deps.loaders.byCase.load(caller, caseId)
    return seen
      .map(({ task, takesPart }) => shown(caller.viewer, task, takesPart))
      .filter((task) => task.caseId !== null)
  }

  /** By start. Throws ValidationFailed. */
  async list(
    caller: Caller,
    filter: TaskFilter,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Task>> {
    const { tasks, today } = this.deps
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'time', 'id')
    this.check(filter)
    const day = today()
    const rows = await caller.read((tx) => tasks.list(tx, filter, day, from, asked.first + 1))
    const visible = rows.map(({ task, takesPart }) => shown(caller.viewer, task, takesPart))
    const count = () => caller.read((tx) => tasks.count(tx, filter, day))
    return connection(visible, asked, keyOf, count)
  }

  /** Open ones in an area and below it, by start. Throws ValidationFailed. */
  async openIn(
    caller: Caller,
    areaCode: string,
    first: number | null,
    after: string | null,
  ): Promise<Connection<Task>> {
    const asked = page(first, after)
    const from = keyset<[string, string]>(asked, 'time', 'id')
    const rows = await this.open.rows(caller, areaCode, {}, { ...asked, from })
    const visible = rows.map(({ task, takesPart }) => shown(caller.viewer, task, takesPart))
    const count = () => this.open.count(caller, areaCode, {})
    return connection(visible, asked, keyOf, count)
  }

  private check({ near, withinMeters, from, to, fitsGroup }: TaskFilter): void {
    const checks = new Checks()
    checks.point('filter.near', near)
    checks.that((near === null) === (withinMeters === null), 'filter.withinMeters', 'Goes together with near.')
    if (withinMeters !== null) checks.number('filter.withinMeters', withinMeters, { min: 0, max: 1_000_000 })
    checks.that(from === null || to === null || from < to, 'filter.to', 'Must be after from.')
    checks.that(fitsGroup === null || isUuid(fitsGroup), 'filter.fitsGroup', 'There is no such group.')
    checks.done()
  }
}
