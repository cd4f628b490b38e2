import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { TerritoryArea } from './territory'
import type { TerritoryStore } from './territory.store'

interface Row extends Omit<TerritoryArea, 'center'> {
  readonly latitude: number | null
  readonly longitude: number | null
}

export class PgTerritoryStore implements TerritoryStore {
  async all(tx: Transaction): Promise<TerritoryArea[]> {
    const text =
      '/* territory */ select code, name, level, latitude, longitude, boundary, households from area order by code'
    const rows = await sql<Row>(tx, text)
    return rows.map(({ latitude, longitude, ...row }) => {
      return { ...row, center: latitude === null || longitude === null ? null : { latitude, longitude } }
    })
  }

  async save(tx: Transaction, areas: readonly TerritoryArea[]): Promise<string[]> {
    const rows = areas.map(({ center, ...area }) => ({ ...area, ...center }))
    const saved = await sql<{ code: string }>(
      tx,
      `/* saveTerritory */ insert into area (code, name, level, latitude, longitude, boundary, households)
       select code, name, level, latitude, longitude, boundary, households
       from jsonb_to_recordset($1) given (code text, name text, level text, latitude float8, longitude float8,
         boundary jsonb, households integer)
       on conflict (code) do update set name = excluded.name, latitude = excluded.latitude,
         longitude = excluded.longitude, boundary = excluded.boundary, households = excluded.households
       where (area.name, area.latitude, area.longitude, area.boundary, area.households) is distinct from
         (excluded.name, excluded.latitude, excluded.longitude, excluded.boundary, excluded.households)
       returning code`,
      [JSON.stringify(rows.map((row) => ({ ...row, boundary: row.boundary ?? undefined })))],
    )
    return saved.map(({ code }) => code)
  }
}
