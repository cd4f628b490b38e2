import { sql } from '../../../shared/database/pg'
import type { Volunteer } from './volunteer'
import { ResidentTaken } from './volunteer.errors'
import type { VolunteerStore } from './volunteer.store'

/** What every statement that answers volunteers selects, from `volunteer`. */
export const volunteerColumns = `volunteer.id, display_name as "displayName", resident_id as "residentId",
  volunteer.area_code as "areaCode", languages, minutes_served as "minutesServed", volunteer.version,
  coalesce((select balance_minutes from account where account.volunteer_id = volunteer.id), 0) as "balanceMinutes",
  coalesce((select json_agg(json_build_object('code', code, 'certifiedUntil', certified_until, 'certifiedBy', certified_by)
    order by code) from skill where skill.volunteer_id = volunteer.id), '[]') as skills,
  coalesce((select json_agg(json_build_object('weekday', weekday, 'fromMinute', from_minute, 'toMinute', to_minute)
    order by weekday, from_minute) from availability where availability.volunteer_id = volunteer.id), '[]') as availability`

/**
 * Ids handed in as JSON. Of an array PostgreSQL thinks that it is ten when it does not know it and few when it does, and
 * plans anew for every call: with what row-level security adds to a volunteer, that takes ten times as long as reading.
 */
export const idsIn = (parameter: string) =>
  `select asked::uuid from json_array_elements_text(${parameter}::json) as asked`

const change = `/* changeVolunteer */ update volunteer set display_name = $2, resident_id = coalesce($3, resident_id),
  area_code = coalesce(area_code, $4), languages = coalesce($5::text[], languages), version = version + 1
  where id = $1 returning id`
const add = `/* addVolunteer */ insert into volunteer (id, display_name, resident_id, area_code, languages, registered_at)
  values ($1, $2, $3, $4, coalesce($5::text[], '{}'), $6) on conflict (id) do nothing returning id`

export const volunteersInPostgres: VolunteerStore = {
  byIds(tx, ids) {
    const text = `/* volunteersByIds */ select ${volunteerColumns} from volunteer
      where id in (${idsIn('$1')})`
    return sql<Volunteer>(tx, text, [JSON.stringify(ids)])
  },
  byResidents(tx, residentIds) {
    const text = `/* volunteersByResidents */ select ${volunteerColumns} from volunteer
      where resident_id in (${idsIn('$1')})`
    return sql<Volunteer>(tx, text, [JSON.stringify(residentIds)])
  },
  async save(tx, id, { displayName, residentId, skills, languages, availability }, { areaCode, at }) {
    try {
      const values = [id, displayName, residentId, areaCode, languages]
      const known = await sql(tx, change, values)
      const added = known.length === 0 ? await sql(tx, add, [...values, at]) : known
      // Somebody sent it twice at once: the other one has just added them.
      if (added.length === 0) await sql(tx, change, values)
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'volunteer_resident_id_key') throw new ResidentTaken()
      throw error
    }
    if (skills) {
      await sql(tx, '/* dropSkills */ delete from skill where volunteer_id = $1 and code <> all ($2::text[])', [
        id,
        skills,
      ])
      const insert = `/* addSkills */ insert into skill (volunteer_id, code)
        select $1::uuid, code from unnest($2::text[]) as code on conflict do nothing`
      await sql(tx, insert, [id, skills])
    }
    if (availability) {
      await sql(tx, '/* dropAvailability */ delete from availability where volunteer_id = $1', [id])
      const insert = `/* addAvailability */ insert into availability (volunteer_id, weekday, from_minute, to_minute)
        select $1::uuid, "weekday", "fromMinute", "toMinute"
        from json_to_recordset($2) as free ("weekday" smallint, "fromMinute" smallint, "toMinute" smallint)`
      await sql(tx, insert, [id, JSON.stringify(availability)])
    }
  },
  async certify(tx, id, code, until, by) {
    const text = `/* certifySkill */ insert into skill (volunteer_id, code, certified_until, certified_by)
      values ($1, $2, $3, $4) on conflict (volunteer_id, code)
      do update set certified_until = excluded.certified_until, certified_by = excluded.certified_by`
    await sql(tx, text, [id, code, until, by])
  },
  async countMinutes(tx, id, minutes) {
    await sql(tx, '/* countMinutes */ update volunteer set minutes_served = minutes_served + $2 where id = $1', [
      id,
      minutes,
    ])
  },
}
