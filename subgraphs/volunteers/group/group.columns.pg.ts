import type { GeoPoint } from '../../../shared/geo'
import type { VolunteerGroup } from './group'

export interface GroupRecord extends Omit<VolunteerGroup, 'base'> {
  readonly latitude: number | null
  readonly longitude: number | null
}

/** What every statement that answers groups selects, from `volunteer_group`. */
export const groupColumns = `volunteer_group.id, volunteer_group.name, volunteer_group.description,
  volunteer_group.status, base_latitude as "latitude", base_longitude as "longitude", supervisor_id as "supervisorId",
  registered_by as "registeredBy", member_count as "memberCount", minutes_served as "minutesServed",
  volunteer_group.version,
  array(select area_code from group_area where group_id = volunteer_group.id order by area_code) as "areaCodes",
  array(select category_code from group_category where group_id = volunteer_group.id order by category_code) as "categoryCodes"`

/** The group of a row that was selected with `groupColumns`. */
export function groupOf<Row extends GroupRecord>({ latitude, longitude, ...row }: Row): VolunteerGroup {
  return { ...row, base: point(latitude, longitude) }
}

export function point(latitude: number | null, longitude: number | null): GeoPoint | null {
  return latitude === null || longitude === null ? null : { latitude, longitude }
}
