import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Area, AreaLevel } from './area'
import type { AreaStore } from './area.store'

interface AreaRow extends Omit<Area, 'center'> {
  readonly latitude: number | null
  readonly longitude: number | null
}

const columns = 'code, name, level, parent_code as "parentCode", latitude, longitude, households'

export class PgAreaStore implements AreaStore {
  async byCodes(tx: Transaction, codes: readonly string[]): Promise<Area[]> {
    const text = `/* areasByCode */ select ${columns} from area where code = any($1)`
    return (await sql<AreaRow>(tx, text, [codes])).map(areaOf)
  }

  async childrenOf(tx: Transaction, parents: readonly string[]): Promise<Area[]> {
    const text = `/* childAreas */ select ${columns} from area where parent_code = any($1) order by code`
    return (await sql<AreaRow>(tx, text, [parents])).map(areaOf)
  }

  async list(tx: Transaction, level: AreaLevel | null, within: string | null): Promise<Area[]> {
    const rows = await sql<AreaRow>(
      tx,
      `/* areas */ select ${columns} from area
       where ($1::text is null or level = $1)
         and ($2::text is null or code = $2 or (code >= $2 || '.' and code < $2 || '/'))
       order by code`,
      [level, within],
    )
    return rows.map(areaOf)
  }
}

function areaOf({ latitude, longitude, ...row }: AreaRow): Area {
  return { ...row, center: latitude === null || longitude === null ? null : { latitude, longitude } }
}
