import type { Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import * as demo from '../../../shared/demo'

/** What the other subgraphs would tell of the demo territory, and the catalogue: one statement a table. */
export async function seedCatalogue(tx: Transaction): Promise<void> {
  await insert(tx, 'category (code, name, line)', 'code text, name text, line text', demo.demoCategories)
  const items = demo.demoServiceItems.map(({ requiredDocuments, ...item }) => ({
    ...item,
    documents: requiredDocuments,
  }))
  await insert(
    tx,
    `service_item (code, title, category_code, handling, respond_within_hours, complete_within_hours, required_documents)`,
    `code text, title text, "categoryCode" text, handling text, "respondWithinHours" numeric, "completeWithinHours" numeric,
      documents text[]`,
    items,
  )
  await insert(tx, 'known_area (code, level)', 'code text, level text', demo.demoAreas)
  const stations = [demo.demoStation, demo.demoNeighbourStation]
  await insert(
    tx,
    'station_hours (station_id, community_code, opening_hours)',
    'id uuid, "communityCode" text, "openingHours" jsonb',
    stations,
  )
  const communityOf = new Map(stations.map((station) => [station.id, station.communityCode]))
  const staff = [...demo.demoStaff, ...demo.demoNeighbourStaff].map((member) => ({
    ...member,
    communityCode: communityOf.get(member.stationId),
  }))
  const member = 'id uuid, "stationId" uuid, "communityCode" text, post text'
  await insert(tx, 'known_staff (id, station_id, community_code, post)', member, staff)
  const groups = demo.demoGroups.map((group) => ({ ...group, kind: 'VOLUNTEER_GROUP' }))
  const providers = [...demo.demoOrganizations, ...groups].map((provider) => ({ ...provider, status: 'VERIFIED' }))
  const provider = 'id uuid, kind text, status text, "areaCodes" text[]'
  await insert(tx, 'known_provider (id, kind, status, area_codes)', provider, providers)
  const offers = demo.demoServices.map((service) => ({ ...service, status: 'LISTED' }))
  await insert(tx, 'known_offer (id, provider_id, status)', 'id uuid, "organizationId" uuid, status text', offers)
}

/** Rows into a table's columns; `shape` names and types the rows' properties in the columns' order. */
async function insert(tx: Transaction, columns: string, shape: string, rows: readonly object[]): Promise<void> {
  const name = columns.slice(0, columns.indexOf(' '))
  const text = `/* seed_${name} */ insert into ${columns} select r.* from jsonb_to_recordset($1::jsonb) as r (${shape})`
  await sql(tx, text, [JSON.stringify(rows)])
}
