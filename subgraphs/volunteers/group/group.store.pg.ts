import { entities, sql } from '../../../shared/database/pg'
import type { GeoPoint } from '../../../shared/geo'
import { lineage } from '../../../shared/paths'
import { groupColumns, groupOf, type GroupRecord } from './group.columns.pg'
import { GroupAreaRow, GroupCategoryRow, GroupRow } from './group.entity'
import type { GroupFilter, GroupStore } from './group.store'

/** Which groups a list shows: `$1` area, `$2` its lineage, `$3` category, `$4` its lineage, `$5` part of the name. */
const listed = `(status = 'VERIFIED' or registered_by = nullif(viewer.id(), '') or id = viewer_group()
    or viewer.is_system() or viewer.role() = 'HUB_ADMIN'
    or ((viewer_is_station() or viewer_is_officer()) and station_meets_group(id)))
  and ($1::text is null or exists (select from group_area where group_id = id
    and (area_code = any ($2::text[]) or (area_code >= $1 || '.' and area_code < $1 || '/'))))
  and ($3::text is null or exists (select from group_category where group_id = id
    and (category_code = any ($4::text[]) or (category_code >= $3 || '.' and category_code < $3 || '/'))))
  and ($5::text is null or name ilike $5)`

function filterValues({ area, categoryCode, search }: GroupFilter): unknown[] {
  const part = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return [area, area && lineage(area), categoryCode, categoryCode && lineage(categoryCode), part]
}

function placeOf(base: GeoPoint | null) {
  return { baseLatitude: base?.latitude ?? null, baseLongitude: base?.longitude ?? null }
}

export const groupsInPostgres: GroupStore = {
  async add(tx, { id, name, description, base, registeredBy, areaCodes, categoryCodes, at }) {
    const start = { status: 'APPLIED', supervisorId: null, version: 1, registeredAt: at }
    await entities(tx).insert(GroupRow, { id, name, description, registeredBy, ...placeOf(base), ...start })
    await entities(tx).insert(
      GroupAreaRow,
      areaCodes.map((areaCode) => ({ groupId: id, areaCode })),
    )
    await entities(tx).insert(
      GroupCategoryRow,
      categoryCodes.map((categoryCode) => ({ groupId: id, categoryCode })),
    )
  },
  async save(tx, { id, status, supervisorId, version, areaCodes }) {
    await entities(tx).update(GroupRow, { id }, { status, supervisorId, version })
    await entities(tx).delete(GroupAreaRow, { groupId: id })
    await entities(tx).insert(
      GroupAreaRow,
      areaCodes.map((areaCode) => ({ groupId: id, areaCode })),
    )
  },
  async revise(tx, { id, name, description, base, version, categoryCodes }) {
    await entities(tx).update(GroupRow, { id }, { name, description, ...placeOf(base), version })
    await entities(tx).delete(GroupCategoryRow, { groupId: id })
    await entities(tx).insert(
      GroupCategoryRow,
      categoryCodes.map((categoryCode) => ({ groupId: id, categoryCode })),
    )
  },
  async byIds(tx, ids) {
    const text = `/* groupsByIds */ select ${groupColumns} from volunteer_group where id = any ($1::uuid[])`
    return (await sql<GroupRecord>(tx, text, [ids])).map(groupOf)
  },
  async lock(tx, id) {
    const text = `/* groupLocked */ select ${groupColumns} from volunteer_group where id = $1 for update`
    return (await sql<GroupRecord>(tx, text, [id])).map(groupOf)[0] ?? null
  },
  async list(tx, filter, after, limit) {
    const text = `/* groups */ select ${groupColumns}, lower(name) as "sortName" from volunteer_group where ${listed}
      and ($6::text is null or (lower(name) collate "C", id) > ($6 collate "C", $7::uuid))
      order by lower(name) collate "C", id limit $8`
    const values = [...filterValues(filter), after?.[0] ?? null, after?.[1] ?? null, limit]
    const rows = await sql<GroupRecord & { sortName: string }>(tx, text, values)
    return rows.map((row) => ({ ...groupOf(row), sortName: row.sortName }))
  },
  async count(tx, filter) {
    const text = `/* groupCount */ select count(*) as count from volunteer_group where ${listed}`
    return (await sql<{ count: number }>(tx, text, filterValues(filter)))[0]?.count ?? 0
  },
  async countMembers(tx, id, change) {
    await entities(tx).increment(GroupRow, { id }, 'memberCount', change)
  },
  async countMinutes(tx, id, minutes) {
    await entities(tx).increment(GroupRow, { id }, 'minutesServed', minutes)
  },
}
