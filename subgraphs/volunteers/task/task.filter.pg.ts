import type { TaskFilter } from './task.store'

/**
 * Distances are measured to the rounded place for whoever may not know the exact one: asking for ever smaller circles
 * must not find it.
 */
const distance = `case when (viewer_is_station() or viewer_is_officer()) and viewer.reaches(task.area_code)
    then hub_distance_meters(latitude, longitude, $4, $5)
    else hub_distance_meters(round(latitude / 0.005) * 0.005, round(longitude / 0.005) * 0.005, $4, $5) end`

/** Which tasks a list shows: the values are those of `filterValues`, in their order. */
export const listed = `($1::text is null or task.area_code = $1 or (task.area_code >= $1 || '.' and task.area_code < $1 || '/'))
  and ($2::text is null or category_code = $2 or (category_code >= $2 || '.' and category_code < $2 || '/'))
  and ($3::text[] is null or task.status = any ($3))
  and ($4::float8 is null or $5::float8 is null or $6::float8 is null or (latitude is not null and ${distance} <= $6))
  and ($7::timestamptz is null or ends_at > $7)
  and ($8::timestamptz is null or starts_at < $8)
  and ($9::uuid is null or cardinality(skills) = 0 or exists (
    select from membership where membership.group_id = $9 and membership.status = 'ADMITTED' and not exists (
      select from unnest(skills) as needed (code) where not exists (
        select from skill where skill.volunteer_id = membership.volunteer_id and skill.code = needed.code
          and certified_until >= $10::date))))
  and $10::date is not null`

export function filterValues(filter: TaskFilter, today: string): unknown[] {
  const { area, categoryCode, status, near, withinMeters, from, to, fitsGroup } = filter
  return [
    ...[area, categoryCode, status, near?.latitude ?? null, near?.longitude ?? null, withinMeters],
    ...[from, to, fitsGroup, today],
  ]
}
