import { point } from '../group/group.columns.pg'
import type { Task } from './task'
import type { SeenTask } from './task.store'

export interface TaskRecord extends Omit<Task, 'location'> {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** What every statement that answers tasks selects, from `task`. */
export const taskColumns = `task.id, task.title, task.description, task.status, category_code as "categoryCode",
  task.area_code as "areaCode", latitude, longitude, starts_at as "startsAt", ends_at as "endsAt", task.seats,
  seats_taken as "seatsTaken", skills, languages, case_id as "caseId", referral_id as "referralId",
  task.group_id as "groupId", task.version`

/** Beside the columns: claims are visible to those who take part, and to stations and officers. */
export const takesPart = `exists (select from claim where claim.task_id = task.id and claim.status <> 'RELEASED') as "takesPart"`

export function taskOf({ latitude, longitude, ...row }: TaskRecord): Task {
  return { ...row, location: point(latitude, longitude) }
}

export function seenTaskOf({ takesPart: part, ...row }: TaskRecord & { takesPart: boolean }): SeenTask {
  return { task: taskOf(row), takesPart: part }
}
