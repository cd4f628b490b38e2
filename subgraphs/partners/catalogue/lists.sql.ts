import { serviceColumns } from '../service/service.row'
import type { ListKind } from './catalogue.store'

// $1: array of {list of lineage statuses within withinLineage afterTitle afterId rows}, one for each list.
const lists = `jsonb_to_recordset($1::jsonb) as l(
  list int, of text, lineage text[], statuses text[], within text, "withinLineage" text[], "afterTitle" text,
  "afterId" uuid, rows int)`

const inCategory = (code: string, category: string) =>
  `(${code} = ${category} or (${code} >= ${category} || '.' and ${code} < ${category} || '/'))`

/** Which services `s` of organisations `o` are in list `l`. */
const member: Readonly<Record<ListKind, string>> = {
  organization: `s.organization_id = l.of::uuid and s.status = any (l.statuses)`,
  area: `s.id in (select r.service_id from service_reach r
                   where r.area_code = any (l.lineage)
                     and (l.within is null or ${inCategory('r.category_code', 'l.within')}))`,
  category: `s.id in (select r.service_id from service_reach r
                       where ${inCategory('r.category_code', 'l.of')}
                         and (l.within is null or r.area_code = any (l."withinLineage")))`,
}

const capital = (kind: ListKind) => kind.charAt(0).toUpperCase() + kind.slice(1)

const pages = (kind: ListKind) => `/* servicesOf${capital(kind)} */
select l.list, p.* from ${lists}
 cross join lateral (
   select ${serviceColumns}, s.title as key
     from service s join organization o on o.id = s.organization_id
    where ${member[kind]}
      and (l."afterId" is null or (s.title collate "C", s.id) > (l."afterTitle", l."afterId"))
    order by s.title collate "C", s.id
    limit l.rows
 ) as p
 order by l.list, p.key collate "C", p.id`

const counts = (kind: ListKind) => `/* countServicesOf${capital(kind)} */
select l.list, (select count(*) from service s where ${member[kind]}) as count from ${lists}`

export const listsSql = { organization: pages('organization'), area: pages('area'), category: pages('category') }
export const countListsSql = {
  organization: counts('organization'),
  area: counts('area'),
  category: counts('category'),
}
