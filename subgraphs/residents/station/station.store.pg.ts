import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Station } from './station'
import type { StationStore } from './station.store'

interface StationRow extends Omit<Station, 'location'> {
  readonly latitude: number
  readonly longitude: number
}

const select = `select id, name, community_code as "communityCode", address, latitude, longitude, phone, version,
  (select coalesce(jsonb_agg(jsonb_build_object('weekday', weekday, 'opens', opens, 'closes', closes)
     order by weekday, opens), '[]') from opening_hours where station_id = station.id) as "openingHours",
  (select coalesce(jsonb_agg(jsonb_build_object('kind', kind, 'name', name, 'seats', seats)
     order by array_position(array['RECEPTION', 'WAITING', 'SERVICE', 'PARTY_MASSES', 'HEART_WARMING', 'TOOL_CABINET'], kind),
       name), '[]') from station_zone where station_id = station.id) as zones
from station`

export class PgStationStore implements StationStore {
  async byIds(tx: Transaction, ids: readonly string[]): Promise<Station[]> {
    return (await sql<StationRow>(tx, `/* stationsById */ ${select} where id = any($1::uuid[])`, [ids])).map(stationOf)
  }

  async byCommunities(tx: Transaction, communityCodes: readonly string[]): Promise<Station[]> {
    const text = `/* stationsByCommunity */ ${select} where community_code = any($1)`
    return (await sql<StationRow>(tx, text, [communityCodes])).map(stationOf)
  }
}

function stationOf({ latitude, longitude, ...row }: StationRow): Station {
  return { ...row, location: { latitude, longitude } }
}
