import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Staff } from './staff'
import type { StaffStore } from './staff.store'

const columns = `staff_member.id, staff_member.name, staff_member.post, staff_member.station_id as "stationId",
  station.community_code as "communityCode", staff_member.version`
const tables = 'staff_member join station on station.id = staff_member.station_id'

export class PgStaffStore implements StaffStore {
  byIds(tx: Transaction, ids: readonly string[]): Promise<Staff[]> {
    const text = `/* staffById */ select ${columns} from ${tables} where staff_member.id = any($1::uuid[])`
    return sql<Staff>(tx, text, [ids])
  }

  ofStations(tx: Transaction, stationIds: readonly string[]): Promise<Staff[]> {
    return sql<Staff>(
      tx,
      `/* staffOfStations */ select ${columns} from ${tables}
       where staff_member.station_id = any($1::uuid[]) and staff_member.post <> 'GRID_WORKER'
       order by staff_member.id`,
      [stationIds],
    )
  }

  responsibleFor(tx: Transaction, areaCodes: readonly string[]): Promise<(Staff & { areaCode: string })[]> {
    return sql(
      tx,
      `/* responsibleStaff */ select ${columns}, responsibility.area_code as "areaCode"
       from responsibility join staff_member on staff_member.id = responsibility.staff_member_id
         join station on station.id = staff_member.station_id
       where responsibility.area_code = any($1) order by staff_member.id`,
      [areaCodes],
    )
  }

  responsibilities(tx: Transaction, staffIds: readonly string[]): Promise<{ staffId: string; areaCode: string }[]> {
    return sql(
      tx,
      `/* responsibilities */ select staff_member_id as "staffId", area_code as "areaCode" from responsibility
       where staff_member_id = any($1::uuid[]) order by area_code`,
      [staffIds],
    )
  }

  async assign(tx: Transaction, staffId: string, areaCodes: readonly string[]): Promise<Staff | null> {
    const touch = '/* touchStaff */ update staff_member set version = version + 1 where id = $1'
    await sql(tx, touch, [staffId])
    await sql(tx, '/* clearResponsibility */ delete from responsibility where staff_member_id = $1', [staffId])
    await sql(
      tx,
      `/* assignResponsibility */ insert into responsibility (staff_member_id, area_code)
       select $1, code from unnest($2::text[]) code`,
      [staffId, areaCodes],
    )
    return (await this.byIds(tx, [staffId]))[0] ?? null
  }
}
