import { serviceColumns } from '../service/service.row'

// $1 words, $2 category, $3 lineage of the area, $4 latitude, $5 longitude, $6 within metres, $7 free, $8 highest fee,
// $9 language, $10 organisation, $11 kinds, $12 open at, $13 time zone; then the page: $14 key, $15 id, $16 rows.
const asked = '$1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13'

/** A page of a search, in its order; each row has what it is ordered by as `key`: see the function in the database. */
export const searchSql = {
  page: `/* searchServices */
select ${serviceColumns}, f.key
  from search_services(${asked}, $14, $15, $16) with ordinality as f(service_id, key, place)
  join service s on s.id = f.service_id
  join organization o on o.id = s.organization_id
 order by f.place`,
  count: `/* countServices */ select search_count(${asked})::float8 as count`,
} as const
