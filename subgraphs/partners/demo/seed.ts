import { demoAreas, demoCategories, demoGroups, demoOrganizations } from '../../../shared/demo'
import type { Caller, Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { OrganizationStatus, ProviderKind, type Organization } from '../organization/organization'
import type { ServiceStore } from '../service/service.store'
import { demoOffers } from './offers'

const dayMilliseconds = 86_400_000

/** Fills an empty schema with the demo territory's partners: a handful of statements, nothing published. */
export async function seedPartners(caller: Caller, now: Date, services: ServiceStore): Promise<void> {
  await caller.write(async (tx) => {
    const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code)
    await sql(tx, '/* seedAreas */ insert into known_area select unnest($1::text[])', [codes(demoAreas)])
    await sql(tx, '/* seedCategories */ insert into known_category select unnest($1::text[])', [codes(demoCategories)])
    await seedOrganizations(tx, now)
    await services.insert(tx, demoOffers())
    await seedGroups(tx)
  })
}

async function seedOrganizations(tx: Transaction, now: Date): Promise<void> {
  const text = `/* seedOrganizations */
    insert into organization (id, name, kind, status, description, registration_number, website, phone, email, address,
                              latitude, longitude, applied_area_codes, area_codes, joined_at, version)
    select id, name, kind, status, description, "registrationNumber", website, phone, email, address, latitude, longitude,
           "appliedAreaCodes", "areaCodes", "joinedAt", version
      from jsonb_to_recordset($1::jsonb) as r(
        id uuid, name text, kind text, status text, description text, "registrationNumber" text, website text,
        phone text, email text, address text, latitude float8, longitude float8, "appliedAreaCodes" text[],
        "areaCodes" text[], "joinedAt" timestamptz, version int)`
  await sql(tx, text, [JSON.stringify(organizations(now))])
}

function organizations(now: Date): object[] {
  return demoOrganizations.map(({ id, name, kind, areaCodes, latitude, longitude }, index) => {
    const organization: Omit<Organization, 'location'> & { latitude: number; longitude: number } = {
      id,
      name,
      kind: ProviderKind[kind],
      status: OrganizationStatus.VERIFIED,
      description: null,
      registrationNumber: `91110102MA${String(index + 1).padStart(7, '0')}X`,
      website: null,
      phone: `010-6600 ${String(1000 + index)}`,
      email: `office${index + 1}@partners.example`,
      address: `${index + 1} Qianggen Street, Xicheng`,
      latitude,
      longitude,
      appliedAreaCodes: areaCodes,
      areaCodes,
      suspensionReason: null,
      joinedAt: new Date(now.getTime() - (700 - index * 3) * dayMilliseconds),
      version: 2,
    }
    return organization
  })
}

async function seedGroups(tx: Transaction): Promise<void> {
  const text = `/* seedKnownGroups */
    insert into known_group (id, status, area_codes, version)
    select id, 'VERIFIED', "areaCodes", 1 from jsonb_to_recordset($1::jsonb) as r(id uuid, "areaCodes" text[])`
  await sql(tx, text, [JSON.stringify(demoGroups.map(({ id, areaCodes }) => ({ id, areaCodes })))])
}
