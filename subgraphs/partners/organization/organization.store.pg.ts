import type { Transaction } from '../../../shared/database'
import { entities, sql } from '../../../shared/database/pg'
import type { Page } from '../../../shared/graphql/connection'
import { lineage } from '../../../shared/paths'
import { OrganizationRow } from './organization.entity'
import { organizationColumns, organizationOf, rowOf } from './organization.row'
import type { Organization } from './organization'
import type { OrganizationFilter, OrganizationStore } from './organization.store'

// $1 kinds, $2 statuses, $3 search pattern, $4 sees all, $5 own id, $6 area, $7 its lineage, $8 area that is seen
// around, $9 its lineage. An area has to do with one of the organisation's when either reaches the other.
const around = (codes: string, area: string, above: string) =>
  `(${codes} && ${above}::text[] or exists (select from unnest(${codes}) as code where starts_with(code, ${area} || '.')))`
const filtered = `
  from organization o
 where ($1::text[] is null or o.kind = any ($1))
   and ($2::text[] is null or o.status = any ($2))
   and ($3::text is null or o.name ilike $3)
   and (o.status = 'VERIFIED' or $4::boolean or o.id::text = $5
        or ($8::text is not null and ${around('(o.area_codes || o.applied_area_codes)', '$8', '$9')}))
   and ($6::text is null
        or ${around("(case when o.status = 'APPLIED' then o.applied_area_codes else o.area_codes end)", '$6', '$7')})`

const pageText = `/* organizationsByName */ select ${organizationColumns} ${filtered}
   and ($10::text is null or (o.name collate "C", o.id) > ($10, $11::uuid))
 order by o.name collate "C", o.id limit $12`
const byIdsText = `/* organizationsById */
select ${organizationColumns} from organization o where o.id = any ($1::uuid[])`
// A lock of its own: the next application is counted after this one is in.
const queueText = "/* queueForApplications */ select pg_advisory_xact_lock(hashtext('partners.applications'))"
const openText = `/* openApplications */
select count(*) filter (where registration_number = $1 or phone = $2 or email = $3) as alike,
       count(*) filter (where joined_at > $4) as lately
  from organization where status = 'APPLIED'`
const countText = `/* countOrganizations */ select count(*) as count ${filtered}`

export class PgOrganizationStore implements OrganizationStore {
  async insert(tx: Transaction, organization: Organization): Promise<void> {
    await entities(tx).insert(OrganizationRow, rowOf(organization))
  }

  async update(tx: Transaction, organization: Organization): Promise<void> {
    const { id, status, areaCodes, suspensionReason, version } = organization
    await entities(tx).update(OrganizationRow, id, { status, areaCodes: [...areaCodes], suspensionReason, version })
    const text = `/* refreshReachOfOrganization */
      select refresh_reach(array (select id from service where organization_id = $1))`
    await sql(tx, text, [id])
  }

  async byIds(tx: Transaction, ids: readonly string[]): Promise<Organization[]> {
    return (await sql<OrganizationRow>(tx, byIdsText, [ids])).map(organizationOf)
  }

  async lock(tx: Transaction, id: string): Promise<Organization | null> {
    const row = await entities(tx).findOne(OrganizationRow, { where: { id }, lock: { mode: 'pessimistic_write' } })
    return row && organizationOf(row)
  }

  async openApplications(tx: Transaction, like: Organization, since: Date): Promise<{ alike: number; lately: number }> {
    await sql(tx, queueText)
    const values = [like.registrationNumber, like.phone, like.email, since]
    const [row] = await sql<{ alike: number; lately: number }>(tx, openText, values)
    return row ?? { alike: 0, lately: 0 }
  }

  async list(tx: Transaction, filter: OrganizationFilter, page: Page): Promise<Organization[]> {
    const [name, id] = page.after ?? [null, null]
    const values = [...valuesOf(filter), name, id, page.first + 1]
    return (await sql<OrganizationRow>(tx, pageText, values)).map(organizationOf)
  }

  async count(tx: Transaction, filter: OrganizationFilter): Promise<number> {
    const [row] = await sql<{ count: number }>(tx, countText, valuesOf(filter))
    return row?.count ?? 0
  }
}

function valuesOf({ kinds, statuses, search, seesAll, ownId, area, seesAround }: OrganizationFilter): unknown[] {
  const pattern = search === null ? null : `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const above = (code: string | null) => (code === null ? null : lineage(code))
  return [kinds, statuses, pattern, seesAll, ownId, area, above(area), seesAround, above(seesAround)]
}
