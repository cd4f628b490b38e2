import { demoArea, demoCommunityCode, demoGroups, demoId, demoStaff, demoVolunteers } from '../../../shared/demo'
import { around } from '../../../shared/demo/places'

const hour = 3_600_000
const day = 24 * hour

/** A working day's start in Beijing, so many days from now (negative: ago). */
export function morning(now: Date, days: number): Date {
  const midnight = Math.floor((now.getTime() + 8 * hour) / day) * day - 8 * hour
  return new Date(midnight + days * day + 9 * hour)
}

export interface DemoTask {
  readonly n: number
  readonly title: string
  readonly category: string
  readonly starts: Date
  readonly hours: number
  readonly seats: number
  readonly taken: number
  readonly status: string
}

export function taskRow({ n, title, category, starts, hours, seats, taken, status }: DemoTask) {
  return {
    ...{ id: demoId('task', n), title, status, category_code: category, area_code: demoCommunityCode },
    ...around(demoArea(demoCommunityCode), n, 60),
    ...{ starts_at: starts, ends_at: new Date(starts.getTime() + hours * hour), seats, seats_taken: taken },
    ...{ skills: [], languages: [], posted_by: demoStaff[2]?.id, posted_at: new Date(starts.getTime() - 10 * day) },
    version: 1 + taken,
  }
}

/** The claim of a group on a task, and the members whom it sends, as rows. */
export function claimRows(
  task: DemoTask,
  groupIndex: number,
  status: string,
  assigned: string,
  minutes: number | null,
) {
  const group = demoGroups[groupIndex % demoGroups.length]
  const { id: taskId, starts_at: starts, ends_at: ends } = taskRow(task)
  const at = new Date(starts.getTime() - 5 * day)
  const place = { task_id: taskId, group_id: group?.id, area_code: demoCommunityCode }
  const claimId = demoId('claim', task.n)
  const sent = demoVolunteers.filter(({ groupIds }) => group && groupIds[0] === group.id).slice(0, task.taken)
  const done = minutes !== null
  return {
    claim: { id: claimId, ...place, seats: task.taken, status, claimed_by: 'demo', claimed_at: at },
    assignments: sent.map((person, index) => ({
      ...{ id: demoId('assignment', task.n * 100 + index), claim_id: claimId, ...place, volunteer_id: person.id },
      ...{ during: `[${starts.toISOString()},${ends.toISOString()})`, status: assigned, assigned_at: at },
      ...{ checked_in_at: done ? starts : null, checked_out_at: done ? ends : null, confirmed_minutes: minutes },
    })),
  }
}
