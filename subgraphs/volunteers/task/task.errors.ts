import { HubError } from '../../../shared/errors'

/** Fewer seats are left than were asked for; none was taken. */
export class TaskFull extends HubError {
  constructor() {
    super('TASK_FULL', 'This task does not have that many seats left.')
  }
}

/** It is over, or has begun. */
export class TaskNotOpen extends HubError {
  constructor(status: string) {
    super('TASK_NOT_OPEN', 'This task takes no more claims.', { status })
  }
}
