import { manyByKey, oneByKey, type Loader } from '../../../shared/loader'
import { isUuid } from '../../../shared/validation'
import type { SeenTask, TaskStore } from './task.store'

export interface TaskLoaders {
  /** Null: absent, or not the viewer's to see. */
  readonly byId: Loader<string, SeenTask | null>
  readonly byCase: Loader<string, readonly SeenTask[]>
}

export function taskLoaders(tasks: TaskStore): TaskLoaders {
  return {
    byId: oneByKey(
      (tx, ids) => tasks.byIds(tx, ids.filter(isUuid)),
      ({ task }) => task.id,
    ),
    byCase: manyByKey(
      (tx, ids) => tasks.ofCases(tx, ids.filter(isUuid)),
      ({ task }) => task.caseId ?? '',
    ),
  }
}
