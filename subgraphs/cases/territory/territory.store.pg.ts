import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { OpeningHours } from '../working-time/working-time'
import type { KnownStaff, TerritoryStore } from './territory.store'

export class PgTerritoryStore implements TerritoryStore {
  async isCommunity(tx: Transaction, code: string): Promise<boolean> {
    const text = `/* isCommunity */ select code from known_area where code = $1 and level = 'COMMUNITY'`
    return (await sql(tx, text, [code])).length > 0
  }

  async saveArea(tx: Transaction, code: string, level: string): Promise<void> {
    const text = `/* saveArea */ insert into known_area (code, level) values ($1, $2)
      on conflict (code) do update set level = $2`
    await sql(tx, text, [code, level])
  }

  async openingHours(tx: Transaction, communityCode: string): Promise<readonly OpeningHours[] | null> {
    const text = '/* openingHours */ select opening_hours as hours from station_hours where community_code = $1'
    const [row] = await sql<{ hours: OpeningHours[] }>(tx, text, [communityCode])
    return row && row.hours.length > 0 ? row.hours : null
  }

  async saveStation(tx: Transaction, stationId: string, communityCode: string, hours: readonly OpeningHours[]) {
    const text = `/* saveStation */ insert into station_hours (station_id, community_code, opening_hours)
      values ($1, $2, $3::jsonb)
      on conflict (community_code) do update set station_id = $1, opening_hours = $3::jsonb`
    await sql(tx, text, [stationId, communityCode, JSON.stringify(hours)])
  }

  async staff(tx: Transaction, id: string): Promise<KnownStaff | null> {
    const text = `/* knownStaff */ select id, station_id as "stationId", community_code as "communityCode", post
      from known_staff where id::text = $1`
    const [row] = await sql<KnownStaff>(tx, text, [id])
    return row ?? null
  }

  staffOf(tx: Transaction, communityCode: string) {
    const text = `/* staffOf */ select id, station_id as "stationId", community_code as "communityCode", post
      from known_staff where community_code = $1 order by id`
    return sql<KnownStaff>(tx, text, [communityCode])
  }

  async saveStaff(tx: Transaction, { id, stationId, communityCode, post }: KnownStaff): Promise<void> {
    const text = `/* saveStaff */ insert into known_staff (id, station_id, community_code, post) values ($1, $2, $3, $4)
      on conflict (id) do update set station_id = $2, community_code = $3, post = $4`
    await sql(tx, text, [id, stationId, communityCode, post])
  }
}
