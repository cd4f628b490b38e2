import type { Transaction } from '../../../shared/database'
import type { Jobs } from '../../../shared/jobs'
import { planExpiry } from '../task/task.service'
import { claimRows, morning, taskRow, type DemoTask } from './demo-tasks'
import { insertRows } from './insert-rows'

const open: readonly (readonly [title: string, category: string, days: number, hours: number, seats: number])[] = [
  ['Set the tables for the Sunday neighbours’ meal', 'life.meals.canteen', 3, 3, 6],
  ['Read the papers to residents with weak eyes', 'public.company.visiting', 4, 2, 2],
  ['Sort waste with the children of grid 2', 'public.environment.sorting', 5, 2, 4],
  ['Help at the smartphone lesson', 'public.digital.phones', 6, 2, 3],
  ['Walk the lanes on a winter evening', 'public.safety.patrol', 7, 3, 4],
  ['Sweep leaves off the courtyard drains', 'public.environment', 8, 2, 8],
]
const firstNumber = 101

/** What waits to be taken, and one task that is filled already. */
export async function seedOpenTasks(tx: Transaction, now: Date, jobs: Jobs): Promise<void> {
  const tasks = open.map(([title, category, days, hours, seats], index): DemoTask => ({
    ...{ n: firstNumber + index, title, category, starts: morning(now, days), hours, seats },
    ...{ taken: 0, status: 'OPEN' },
  }))
  const filled: DemoTask = {
    ...{ n: firstNumber + open.length, title: 'Decorate the reading room', category: 'public.culture' },
    ...{ starts: morning(now, 2), hours: 2, seats: 2, taken: 2, status: 'FILLED' },
  }
  const held = claimRows(filled, 0, 'HELD', 'ASSIGNED', null)
  const rows = [...tasks, filled].map(taskRow)
  await insertRows(tx, 'task', rows)
  for (const { id, ends_at: endsAt } of rows) await planExpiry(tx, jobs, { id, endsAt })
  await insertRows(tx, 'claim', [held.claim])
  await insertRows(tx, 'assignment', held.assignments)
}
