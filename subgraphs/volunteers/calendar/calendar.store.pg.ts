import { sql } from '../../../shared/database/pg'
import { point } from '../group/group.columns.pg'
import type { CalendarOwner, CalendarRow } from './calendar'
import type { CalendarStore } from './calendar.store'

interface Row extends Omit<CalendarRow, 'location' | 'seats'> {
  readonly latitude: number | null
  readonly longitude: number | null
  readonly taken: number | null
  readonly staffed: number | null
}

const columns = `task.title, starts_at as "startsAt", ends_at as "endsAt", latitude, longitude, task.area_code as "areaCode",
  case_id as "caseId", volunteer_group.name as "groupName"`
/** More than anybody's weeks hold; a feed is read whole. */
const most = 1000

const texts: Record<CalendarOwner['kind'], { readonly name: string; readonly rows: string }> = {
  VOLUNTEER: {
    name: `/* calendarOfVolunteer */ select 'Voluntary service' as name from volunteer where id = $1`,
    rows: `/* assignmentsOfCalendar */ select assignment.id, ${columns}, cancelled_at is not null as cancelled,
        coalesce(cancelled_at, assigned_at) as "changedAt", null::integer as taken, null::integer as staffed
      from assignment join task on task.id = task_id join volunteer_group on volunteer_group.id = assignment.group_id
      where volunteer_id = $1 and ends_at > $2 order by lower(during), assignment.id limit ${most}`,
  },
  GROUP: {
    name: '/* calendarOfGroup */ select name from volunteer_group where id = $1',
    rows: `/* claimsOfCalendar */ select claim.id, ${columns}, claim.status = 'RELEASED' as cancelled,
        claimed_at as "changedAt", claim.seats as taken,
        (select count(*) from assignment where claim_id = claim.id and cancelled_at is null) as staffed
      from claim join task on task.id = task_id join volunteer_group on volunteer_group.id = claim.group_id
      where claim.group_id = $1 and ends_at > $2 order by starts_at, claim.id limit ${most}`,
  },
}

export const calendarsInPostgres: CalendarStore = {
  async generation(tx, ownerId) {
    const text = '/* calendarGeneration */ select generation from calendar_feed where owner_id = $1'
    return (await sql<{ generation: number }>(tx, text, [ownerId]))[0]?.generation ?? 0
  },
  async renew(tx, ownerId, at) {
    const text = `/* renewCalendar */ insert into calendar_feed as feed (owner_id, generation, renewed_at) values ($1, 1, $2)
      on conflict (owner_id) do update set generation = feed.generation + 1, renewed_at = excluded.renewed_at
      returning generation`
    const [row] = await sql<{ generation: number }>(tx, text, [ownerId, at])
    if (!row) throw new Error('renewing a calendar answered nothing')
    return row.generation
  },
  async name(tx, { kind, id }) {
    return (await sql<{ name: string }>(tx, texts[kind].name, [id]))[0]?.name ?? null
  },
  async rows(tx, { kind, id }, after) {
    const rows = await sql<Row>(tx, texts[kind].rows, [id, after])
    return rows.map(({ latitude, longitude, taken, staffed, ...row }) => ({
      ...row,
      location: point(latitude, longitude),
      seats: taken === null ? null : { taken, staffed: staffed ?? 0 },
    }))
  },
}
