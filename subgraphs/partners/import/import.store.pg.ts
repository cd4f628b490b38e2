import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { isUuid } from '../../../shared/validation'
import type { Service } from '../service/service'
import { serviceColumns, serviceOf, type ServiceRow } from '../service/service.row'
import type { ImportedService, ImportStore } from './import.store'

// A publisher's id is the service's own unless it has been remembered as another's.
const byHsdsIdText = `/* servicesByHsdsId */
select g.hsds_id as "hsdsId", ${serviceColumns}
  from unnest($2::text[], $3::uuid[]) as g (hsds_id, own_id)
  left join hsds_service m on m.organization_id = $1 and m.hsds_id = g.hsds_id
  join service s on s.id = coalesce(m.service_id, g.own_id) and s.organization_id = $1
  join organization o on o.id = s.organization_id
   for no key update of s`

const rememberText = `/* rememberHsdsIds */
insert into hsds_service (organization_id, hsds_id, service_id)
select * from unnest($1::uuid[], $2::text[], $3::uuid[])`

/** Any number: one import takes ids at a time. */
const takingIds = 720_531_007

export class PgImportStore implements ImportStore {
  async categories(tx: Transaction): Promise<ReadonlySet<string>> {
    const text = '/* allKnownCategories */ select code from known_category'
    return new Set((await sql<{ code: string }>(tx, text)).map(({ code }) => code))
  }

  async byHsdsId(tx: Transaction, organizationId: string, hsdsIds: readonly string[]): Promise<Map<string, Service>> {
    const own = hsdsIds.map((id) => (isUuid(id) ? id : null))
    const rows = await sql<ServiceRow & { hsdsId: string }>(tx, byHsdsIdText, [organizationId, hsdsIds, own])
    return new Map(rows.map((row) => [row.hsdsId, serviceOf(row)]))
  }

  async takenIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
    await sql(tx, '/* takeImportLock */ select pg_advisory_xact_lock($1)', [takingIds])
    const text = '/* takenServiceIds */ select id from service where id = any ($1::uuid[])'
    return new Set((await sql<{ id: string }>(tx, text, [ids])).map(({ id }) => id))
  }

  async remember(tx: Transaction, imported: readonly ImportedService[]): Promise<void> {
    const others = imported.filter(({ hsdsId, service }) => hsdsId !== service.id)
    if (others.length === 0) return
    await sql(tx, rememberText, [
      others.map(({ service }) => service.organizationId),
      others.map(({ hsdsId }) => hsdsId),
      others.map(({ service }) => service.id),
    ])
  }
}
