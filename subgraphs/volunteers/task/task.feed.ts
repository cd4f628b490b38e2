import { LRUCache } from 'lru-cache'
import type { Caller } from '../../../shared/database'
import { NotFound } from '../../../shared/errors'
import type { HubEvent, LiveFeed } from '../../../shared/events'
import { reaches } from '../../../shared/paths'
import { isUuid } from '../../../shared/validation'
import type { Task } from './task'
import { isPublic, overlooksTask, shown } from './task.policy'
import type { TaskReader } from './task.reader'
import type { SeenTask, TaskStore } from './task.store'

export interface TaskFeedDeps {
  readonly live: LiveFeed
  readonly tasks: TaskStore
  readonly reader: TaskReader
}

/** The task that an event is about. */
const taskOf = ({ kind, aggregateId, data }: HubEvent): string =>
  kind === 'assignment.saved' ? String(data['taskId']) : aggregateId

/** How long one subscriber's reading of an event's task serves the others. Milliseconds. */
const fresh = 1_000

/** Tasks as they are posted and change, each told only to whoever may see it at that moment. */
export class TaskFeed {
  readonly #readings = new LRUCache<string, Promise<SeenTask | null>>({ max: 1_000, ttl: fresh })

  constructor(private readonly deps: TaskFeedDeps) {}

  posted(caller: Caller, areaCode: string | null, categoryCode: string | null): AsyncIterableIterator<HubEvent> {
    const wanted = ({ data }: HubEvent) =>
      (areaCode === null || reaches(areaCode, String(data['areaCode']))) &&
      (categoryCode === null || reaches(categoryCode, String(data['categoryCode'])))
    return this.visible(caller, this.deps.live.subscribe(['task.posted'], wanted))
  }

  /** Throws NotFound when there is no such task that the viewer may see. */
  async changed(caller: Caller, id: string): Promise<AsyncIterableIterator<HubEvent>> {
    const taskId = id.toLowerCase()
    if (!isUuid(taskId) || !(await this.read(caller, taskId))) throw new NotFound('task')
    // Who comes, and who has been there, is a change to the task, too.
    const events = this.deps.live.subscribe(['task.changed', 'assignment.saved'], (event) => taskOf(event) === taskId)
    return this.visible(caller, events)
  }

  /** The task of an event as the viewer may see it. Throws NotFound. */
  async task(caller: Caller, event: HubEvent): Promise<Task> {
    const open = await this.open(caller, event)
    // A moment ago it was for everybody to claim: that somebody takes part in it already is told by its changes.
    if (open) return shown(caller.viewer, open, false)
    const task = await this.deps.reader.one(caller, taskOf(event))
    if (!task) throw new NotFound('task')
    return task
  }

  /** An iterator whose `return` reaches the feed at once, also while a `next` waits for it. */
  private visible(caller: Caller, events: AsyncIterableIterator<HubEvent>): AsyncIterableIterator<HubEvent> {
    const next = async (): Promise<IteratorResult<HubEvent>> => {
      for (;;) {
        const result = await events.next()
        if (result.done || (await this.sees(caller, result.value))) return result
      }
    }
    return {
      next,
      return: async () => {
        await events.return?.()
        return { value: undefined, done: true }
      },
      [Symbol.asyncIterator]() {
        return this
      },
    }
  }

  private async sees(caller: Caller, event: HubEvent): Promise<boolean> {
    if (await this.open(caller, event)) return true
    const seen = await this.read(caller, taskOf(event))
    if (!seen) return false
    // Who comes is for those alone who have to do with it.
    return event.kind !== 'assignment.saved' || seen.takesPart || overlooksTask(caller.viewer, seen.task)
  }

  /**
   * The task of a posting if it is for everybody to see, as whoever came first has read it: thousands who hear of it at
   * once ask the database once. Null: each has to ask.
   */
  private async open(caller: Caller, { id, kind, aggregateId }: HubEvent): Promise<Task | null> {
    if (kind !== 'task.posted') return null
    let reading = this.#readings.get(id)
    if (!reading) {
      reading = this.read(caller, aggregateId)
      this.#readings.set(id, reading)
      reading.catch(() => this.#readings.delete(id))
    }
    const seen = await reading
    return seen && isPublic(seen.task) ? seen.task : null
  }

  private async read(caller: Caller, id: string): Promise<SeenTask | null> {
    const [found] = await caller.read((tx) => this.deps.tasks.byIds(tx, [id]))
    // Nothing is held while waiting for the next event.
    await caller.pause()
    return found ?? null
  }
}
