import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import type { Organization } from '../organization/organization'
import type { OrganizationRow } from '../organization/organization.entity'
import { organizationColumns, organizationOf, type OrganizationJson } from '../organization/organization.row'
import { serviceColumns, serviceOf, type ServiceRow } from '../service/service.row'
import type { HsdsStore, ServiceFilter } from './hsds.store'
import type { AskedPage } from './page'
import type { PublishedService } from './published'

interface PublishedRow extends ServiceRow {
  readonly modifiedAt: Date
  readonly organization: OrganizationJson
}

const columns = `${serviceColumns}, s.modified_at as "modifiedAt",
       (select to_json(g) from (select ${organizationColumns}) as g) as organization`

const published = `
  from service s join organization o on o.id = s.organization_id
 where s.status = 'LISTED' and o.status = 'VERIFIED'`

const found = (text: string) => `not exists (
  select from unnest($1::text[]) as w (pattern) where ${text} not ilike w.pattern)`

// $1 word patterns, $2 category, $3 organisation, $4 modified after, $5 only with a place.
const filtered = `${published}
   and ($1::text[] is null or ${found("concat_ws(' ', s.title, s.description, o.name)")})
   and ($2::text is null or $2 = any (s.category_codes))
   and ($3::uuid is null or s.organization_id = $3)
   and ($4::timestamptz is null or s.modified_at >= $4)
   and (not $5::boolean or s.latitude is not null)`

const pageText = (name: string, what: string) =>
  `/* ${name} */ select ${what} ${filtered} order by s.id limit $6 offset $7`
const servicesText = pageText('hsdsServices', columns)
const modifiedText = pageText('hsdsModified', 's.id, s.modified_at as "modifiedAt"')
const countText = `/* countHsdsServices */ select count(*) as count ${filtered}`
const byIdText = `/* hsdsService */ select ${columns} ${published} and s.id = $1`
const ofOrganizationsText = `/* hsdsServicesOfOrganizations */
select ${columns} ${published} and s.organization_id = any ($1::uuid[]) order by s.id`

const verified = `from organization o where o.status = 'VERIFIED'`
const named = `${verified} and ($1::text[] is null or ${found("concat_ws(' ', o.name, o.description)")})`
const organizationsText = `/* hsdsOrganizations */
select ${organizationColumns} ${named} order by o.id limit $2 offset $3`

export class PgHsdsStore implements HsdsStore {
  async services(tx: Transaction, filter: ServiceFilter, page: AskedPage): Promise<PublishedService[]> {
    return (await sql<PublishedRow>(tx, servicesText, [...valuesOf(filter), ...rangeOf(page)])).map(publishedOf)
  }

  modified(tx: Transaction, filter: ServiceFilter, page: AskedPage): Promise<{ id: string; modifiedAt: Date }[]> {
    return sql(tx, modifiedText, [...valuesOf(filter), ...rangeOf(page)])
  }

  countServices(tx: Transaction, filter: ServiceFilter): Promise<number> {
    return count(tx, countText, valuesOf(filter))
  }

  async service(tx: Transaction, id: string): Promise<PublishedService | null> {
    const [row] = await sql<PublishedRow>(tx, byIdText, [id])
    return row ? publishedOf(row) : null
  }

  async servicesOf(tx: Transaction, organizationIds: readonly string[]): Promise<PublishedService[]> {
    return (await sql<PublishedRow>(tx, ofOrganizationsText, [organizationIds])).map(publishedOf)
  }

  async organizations(tx: Transaction, words: readonly string[] | null, page: AskedPage): Promise<Organization[]> {
    return (await sql<OrganizationRow>(tx, organizationsText, [patternsOf(words), ...rangeOf(page)])).map(
      organizationOf,
    )
  }

  countOrganizations(tx: Transaction, words: readonly string[] | null): Promise<number> {
    return count(tx, `/* countHsdsOrganizations */ select count(*) as count ${named}`, [patternsOf(words)])
  }

  async organization(tx: Transaction, id: string): Promise<Organization | null> {
    const text = `/* hsdsOrganization */ select ${organizationColumns} ${verified} and o.id = $1`
    const [row] = await sql<OrganizationRow>(tx, text, [id])
    return row ? organizationOf(row) : null
  }

  async categories(tx: Transaction): Promise<string[]> {
    const text = '/* hsdsCategories */ select code from known_category order by code'
    return (await sql<{ code: string }>(tx, text)).map(({ code }) => code)
  }
}

async function count(tx: Transaction, text: string, values: readonly unknown[]): Promise<number> {
  const [row] = await sql<{ count: number }>(tx, text, values)
  return row?.count ?? 0
}

function valuesOf({ words, categoryCode, organizationId, modifiedAfter, placed }: ServiceFilter): unknown[] {
  return [patternsOf(words), categoryCode, organizationId, modifiedAfter, placed]
}

function patternsOf(words: readonly string[] | null): string[] | null {
  return words?.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`) ?? null
}

function rangeOf({ page, perPage }: AskedPage): number[] {
  return [perPage, (page - 1) * perPage]
}

function publishedOf({ modifiedAt, organization, ...row }: PublishedRow): PublishedService {
  return { service: serviceOf(row), organization: organizationOf(organization), modifiedAt }
}
