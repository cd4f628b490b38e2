import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Service } from './service'
import type { OfferedService } from './service.policy'
import { parametersOf, serviceColumns, serviceOf, type ServiceRow } from './service.row'
import type { ServiceStore } from './service.store'

const insertText = `/* insertService */
insert into service (
  id, organization_id, status, title, description, category_codes, area_codes, latitude, longitude, radius_meters,
  fee_kind, fee_amount, fee_unit, languages, skills, min_age_years, max_age_years, eligibility_attributes,
  eligibility_note, opening_hours, closures, capacity, version, opening)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        opening_of($20::jsonb))`

const updateText = `/* updateService */
update service set
  status = $3, title = $4, description = $5, category_codes = $6, area_codes = $7, latitude = $8, longitude = $9,
  radius_meters = $10, fee_kind = $11, fee_amount = $12, fee_unit = $13, languages = $14, skills = $15,
  min_age_years = $16, max_age_years = $17, eligibility_attributes = $18, eligibility_note = $19, opening_hours = $20,
  closures = $21, capacity = $22, version = $23, opening = opening_of($20::jsonb)
where id = $1 and organization_id = $2`

const refreshText = '/* refreshReachOfService */ select refresh_reach(array[$1::uuid])'

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
  async insert(tx: Transaction, service: Service): Promise<void> {
    await sql(tx, insertText, parametersOf(service))
    await sql(tx, refreshText, [service.id])
  }

  async update(tx: Transaction, service: Service): Promise<void> {
    await sql(tx, updateText, parametersOf(service))
    await sql(tx, refreshText, [service.id])
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
