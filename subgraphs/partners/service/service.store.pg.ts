import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Service } from './service'
import type { OfferedService } from './service.policy'
import { recordOf, serviceColumns, serviceOf, writtenColumns, type ServiceRow } from './service.row'
import type { ServiceStore } from './service.store'

// As JSON, so that one statement writes any number.
const given = (name: string) => `/* ${name} */
with given as materialized (select * from jsonb_populate_recordset(null::service, $1::jsonb))`

const insertText = `${given('insertServices')}
insert into service (${writtenColumns.join(', ')}, opening)
select ${writtenColumns.join(', ')}, opening_of(opening_hours) from given`

const updateText = `${given('updateServices')}
update service s set ${writtenColumns.map((column) => `${column} = g.${column}`).join(', ')},
                     opening = opening_of(g.opening_hours)
  from given g
 where s.id = g.id and s.organization_id = g.organization_id`

const refreshText = '/* refreshReachOfServices */ select refresh_reach($1::uuid[])'

const byIdsText = `/* servicesById */
select ${serviceColumns} from service s join organization o on o.id = s.organization_id where s.id = any ($1::uuid[])`

const alikeText = `/* listedAlike */
select 1 as found
  from service
 where organization_id = $1 and title collate "C" = $2 and status = 'LISTED' and id <> $3
   and category_codes @> $4 and category_codes <@ $4 and area_codes @> $5 and area_codes <@ $5
   and latitude is not distinct from $6 and longitude is not distinct from $7
 limit 1`

const lockText = `/* lockService */
select ${serviceColumns} from service s join organization o on o.id = s.organization_id where s.id = $1 for no key update of s`

export class PgServiceStore implements ServiceStore {
  insert(tx: Transaction, services: readonly Service[]): Promise<void> {
    return write(tx, insertText, services)
  }

  update(tx: Transaction, services: readonly Service[]): Promise<void> {
    return write(tx, updateText, services)
  }

  async byIds(tx: Transaction, ids: readonly string[]): Promise<OfferedService[]> {
    return (await sql<ServiceRow>(tx, byIdsText, [ids])).map(serviceOf)
  }

  async listsAlike(tx: Transaction, service: Service): Promise<boolean> {
    const { organizationId, title, id, categoryCodes, serviceAreaCodes, location } = service
    const place = [location?.latitude ?? null, location?.longitude ?? null]
    return (await sql(tx, alikeText, [organizationId, title, id, categoryCodes, serviceAreaCodes, ...place])).length > 0
  }

  async lock(tx: Transaction, id: string): Promise<OfferedService | null> {
    const [row] = await sql<ServiceRow>(tx, lockText, [id])
    return row ? serviceOf(row) : null
  }
}

async function write(tx: Transaction, text: string, services: readonly Service[]): Promise<void> {
  if (services.length === 0) return
  await sql(tx, text, [JSON.stringify(services.map(recordOf))])
  await sql(tx, refreshText, [services.map(({ id }) => id)])
}
