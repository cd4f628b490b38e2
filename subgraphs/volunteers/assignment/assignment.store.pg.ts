import { sql } from '../../../shared/database/pg'
import type { Assignment } from './assignment'
import { Elsewhere } from './assignment.errors'
import type { AssignmentFilter, AssignmentStore } from './assignment.store'

const columns = `id, claim_id as "claimId", task_id as "taskId", group_id as "groupId", volunteer_id as "volunteerId",
  area_code as "areaCode", lower(during) as "startsAt", upper(during) as "endsAt", status,
  checked_in_at as "checkedInAt", checked_out_at as "checkedOutAt", check_out_forgotten as "checkOutForgotten",
  confirmed_minutes as "confirmedMinutes"`

const listed = `cancelled_at is null and ($2::text[] is null or status = any ($2))
  and ($1::text is null or area_code = $1 or (area_code >= $1 || '.' and area_code < $1 || '/'))`
const filterValues = ({ area, status }: AssignmentFilter): unknown[] => [area, status]

export const assignmentsInPostgres: AssignmentStore = {
  async add(tx, { id, claimId, taskId, groupId, volunteerId, areaCode, startsAt, endsAt, status, assignedAt }) {
    const text = `/* addAssignment */ insert into assignment (id, claim_id, task_id, group_id, volunteer_id, area_code,
      during, status, assigned_at) values ($1, $2, $3, $4, $5, $6, tstzrange($7, $8), $9, $10)`
    const values = [id, claimId, taskId, groupId, volunteerId, areaCode, startsAt, endsAt, status, assignedAt]
    try {
      await sql(tx, text, values)
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'assignment_elsewhere') throw new Elsewhere(volunteerId)
      throw error
    }
  },
  async save(tx, { id, status, checkedInAt, checkedOutAt, checkOutForgotten, confirmedMinutes }) {
    const text = `/* saveAssignment */ update assignment set status = $2, checked_in_at = $3, checked_out_at = $4,
      confirmed_minutes = $5, check_out_forgotten = $6 where id = $1`
    await sql(tx, text, [id, status, checkedInAt, checkedOutAt, confirmedMinutes, checkOutForgotten])
  },
  async lock(tx, id) {
    const text = `/* assignmentLocked */ select ${columns} from assignment where id = $1 and cancelled_at is null for update`
    return (await sql<Assignment>(tx, text, [id]))[0] ?? null
  },
  async taskOf(tx, id) {
    const text = `/* taskOfAssignment */ select task_id as "taskId" from assignment where id = $1 and cancelled_at is null`
    return (await sql<{ taskId: string }>(tx, text, [id]))[0]?.taskId ?? null
  },
  async cancel(tx, claimId, at) {
    const text = `/* cancelAssignments */ update assignment set cancelled_at = $2
      where claim_id = $1 and cancelled_at is null returning ${columns}`
    const rows = await sql<Assignment>(tx, text, [claimId, at])
    return rows.map((row) => ({ ...row, status: 'CANCELLED' }))
  },
  async takeOff(tx, id, at) {
    await sql(tx, '/* takeOffAssignment */ update assignment set cancelled_at = $2 where id = $1', [id, at])
  },
  ofClaims(tx, claimIds) {
    const text = `/* assignmentsOfClaims */ select ${columns} from assignment
      where claim_id = any ($1::uuid[]) and cancelled_at is null order by assigned_at, id`
    return sql<Assignment>(tx, text, [claimIds])
  },
  ofVolunteers(tx, volunteerIds) {
    const text = `/* assignmentsOfVolunteers */ select ${columns} from assignment
      where volunteer_id = any ($1::uuid[]) and cancelled_at is null order by lower(during), id`
    return sql<Assignment>(tx, text, [volunteerIds])
  },
  list(tx, filter, after, limit) {
    const text = `/* assignments */ select ${columns} from assignment where ${listed}
      and ($3::timestamptz is null or (lower(during), id) > ($3, $4::uuid)) order by lower(during), id limit $5`
    return sql<Assignment>(tx, text, [...filterValues(filter), after?.[0] ?? null, after?.[1] ?? null, limit])
  },
  async count(tx, filter) {
    const text = `/* assignmentCount */ select count(*) as count from assignment where ${listed}`
    return (await sql<{ count: number }>(tx, text, filterValues(filter)))[0]?.count ?? 0
  },
}
