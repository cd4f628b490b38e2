import type { JobHandler } from '../../../shared/jobs'
import { expireTask } from './task.service'
import type { TaskEndService } from './task-end.service'

/** Closes a task whose window has passed unfilled. */
export function expireTaskJob(tasks: TaskEndService): JobHandler<{ taskId: string }> {
  return { name: expireTask, run: (caller, { taskId }) => tasks.expire(caller, taskId) }
}
