import { sql } from '../../../shared/database/pg'
import { seenTaskOf, takesPart, taskColumns, taskOf, type TaskRecord } from './task.columns.pg'
import { listed, filterValues } from './task.filter.pg'
import type { Nested, NestedCount } from '../paging/nested-pages'
import type { TaskStore } from './task.store'

type SeenRecord = TaskRecord & { takesPart: boolean }

const openIn = `status = 'OPEN'
  and (area_code = asked.code or (area_code >= asked.code || '.' and area_code < asked.code || '/'))`

export const tasksInPostgres: TaskStore = {
  async add(tx, task, { postedBy, at }) {
    const text = `/* addTask */ insert into task (id, title, description, status, category_code, area_code, latitude,
      longitude, starts_at, ends_at, seats, seats_taken, skills, languages, case_id, referral_id, group_id, version,
      posted_by, posted_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`
    const { latitude = null, longitude = null } = task.location ?? {}
    await sql(tx, text, [
      ...[task.id, task.title, task.description, task.status, task.categoryCode, task.areaCode, latitude, longitude],
      ...[task.startsAt, task.endsAt, task.seats, task.seatsTaken, task.skills, task.languages],
      ...[task.caseId, task.referralId, task.groupId, task.version, postedBy, at],
    ])
  },
  async save(tx, { id, status, seatsTaken, version }, cancelReason) {
    const text = `/* saveTask */ update task set status = $2, seats_taken = $3, version = $4,
      cancel_reason = coalesce($5, cancel_reason) where id = $1`
    await sql(tx, text, [id, status, seatsTaken, version, cancelReason ?? null])
  },
  async lock(tx, id) {
    const text = `/* taskLocked */ select ${taskColumns} from task where id = $1 for update`
    return (await sql<TaskRecord>(tx, text, [id])).map(taskOf)[0] ?? null
  },
  async lockFree(tx, id, seats) {
    const text = `/* freeTaskLocked */ select ${taskColumns} from task
      where id = $1 and status = 'OPEN' and seats - seats_taken >= $2 for update`
    return (await sql<TaskRecord>(tx, text, [id, seats])).map(taskOf)[0] ?? null
  },
  async lockOfReferral(tx, referralId) {
    const text = `/* taskOfReferralLocked */ select ${taskColumns} from task where referral_id = $1 for update`
    return (await sql<TaskRecord>(tx, text, [referralId])).map(taskOf)[0] ?? null
  },
  async byIds(tx, ids) {
    const text = `/* tasksByIds */ select ${taskColumns}, ${takesPart} from task where id = any ($1::uuid[])`
    return (await sql<SeenRecord>(tx, text, [ids])).map(seenTaskOf)
  },
  async ofCases(tx, caseIds) {
    const text = `/* tasksOfCases */ select ${taskColumns}, ${takesPart} from task where case_id = any ($1::uuid[])
      order by starts_at, id`
    return (await sql<SeenRecord>(tx, text, [caseIds])).map(seenTaskOf)
  },
  async list(tx, filter, today, after, limit) {
    const text = `/* tasks */ select ${taskColumns}, ${takesPart} from task where ${listed}
      and ($11::timestamptz is null or (starts_at, id) > ($11, $12::uuid))
      order by starts_at, id limit $13`
    const values = [...filterValues(filter, today), after?.[0] ?? null, after?.[1] ?? null, limit]
    return (await sql<SeenRecord>(tx, text, values)).map(seenTaskOf)
  },
  async count(tx, filter, today) {
    const text = `/* taskCount */ select count(*) as count from task where ${listed}`
    return (await sql<{ count: number }>(tx, text, filterValues(filter, today)))[0]?.count ?? 0
  },
  openInAreas: {
    async rows(tx, areaCodes, _filter, after, limit) {
      const text = `/* openTasksOfAreas */ select asked.code as parent, waiting.* from unnest($1::text[]) as asked (code)
        cross join lateral (
          select ${taskColumns}, ${takesPart} from task where ${openIn}
            and ($2::timestamptz is null or (starts_at, id) > ($2, $3::uuid))
          order by starts_at, id limit $4
        ) as waiting
        order by asked.code, "startsAt", waiting.id`
      const values = [areaCodes, after?.[0] ?? null, after?.[1] ?? null, limit]
      const rows = await sql<Nested<SeenRecord>>(tx, text, values)
      return rows.map(({ parent, ...row }) => ({ ...seenTaskOf(row), parent }))
    },
    counts(tx, areaCodes) {
      const text = `/* openTaskCounts */ select asked.code as parent, (select count(*) from task where ${openIn}) as count
        from unnest($1::text[]) as asked (code)`
      return sql<NestedCount>(tx, text, [areaCodes])
    },
  },
}
