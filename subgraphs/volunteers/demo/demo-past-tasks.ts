import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { demoId, demoVolunteers } from '../../../shared/demo'
import { claimRows, morning, taskRow, type DemoTask } from './demo-tasks'
import { insertRows } from './insert-rows'

const work: readonly (readonly [title: string, category: string])[] = [
  ['Tea with neighbours who live alone', 'public.company.visiting'],
  ['Bring small repairs to the courtyards', 'life.repairs'],
  ['Visit the oldest residents', 'public.company.visiting'],
  ['Carry lunch to the canteen’s home guests', 'life.meals.delivery'],
  ['Evening round through the lanes', 'public.safety.patrol'],
  ['Plant the beds at the west gate', 'public.environment.gardens'],
  ['Phone class for beginners', 'public.digital.phones'],
  ['Homework afternoon', 'public.children.tutoring'],
]
const past = 36

/** What the groups have done: confirmed by the station, with the hours in the time bank. */
export async function seedPastTasks(tx: Transaction, now: Date): Promise<void> {
  const tasks = Array.from({ length: past }, (_, index) => pastTask(index + 1, now))
  const claims = tasks.map((task) => claimRows(task, task.n, 'SERVED', 'CONFIRMED', task.hours * 60))
  await insertRows(tx, 'task', tasks.map(taskRow))
  await insertRows(
    tx,
    'claim',
    claims.map(({ claim }) => claim),
  )
  await insertRows(
    tx,
    'assignment',
    claims.flatMap(({ assignments }) => assignments),
  )
  const accounts = demoVolunteers.map(({ id }, index) => ({ id: demoId('account', index + 1), volunteer_id: id }))
  await insertRows(tx, 'account', accounts)
  await sql(tx, credit)
  await sql(tx, countVolunteers)
  await sql(tx, countGroups)
}

function pastTask(n: number, now: Date): DemoTask {
  const [title, category] = work[n % work.length] ?? ['', '']
  // One task a day: nobody is in two places at once.
  return { n, title, category, starts: morning(now, -3 - n * 3), hours: 1 + (n % 3), ...full(2 + (n % 2)) }
}

const full = (seats: number) => ({ seats, taken: seats, status: 'DONE' })

// An assignment's own id marks its transfer, so that the demo is the same every time.
const credit = `/* seedCredits */ select move_minutes(
    md5('transfer' || assignment.id)::uuid, md5('in' || assignment.id)::uuid, md5('out' || assignment.id)::uuid,
    hub.id, own.id, confirmed_minutes, 'SERVICE', upper(during), task_id, assignment.id, null)
  from (select * from assignment where status = 'CONFIRMED' order by lower(during), id) as assignment
  join account as own on own.volunteer_id = assignment.volunteer_id
  join account as hub on hub.purpose = 'SERVICE'`
const countVolunteers = `/* seedVolunteerMinutes */ update volunteer set minutes_served = served.minutes
  from (select volunteer_id, sum(confirmed_minutes) as minutes from assignment group by volunteer_id) as served
  where served.volunteer_id = volunteer.id and served.minutes is not null`
const countGroups = `/* seedGroupMinutes */ update volunteer_group set minutes_served = served.minutes
  from (select group_id, sum(confirmed_minutes) as minutes from assignment group by group_id) as served
  where served.group_id = volunteer_group.id and served.minutes is not null`
