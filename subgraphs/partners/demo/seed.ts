import { demoAreas, demoCategories, demoGroups, demoOrganizations } from '../../../shared/demo'
import type { Caller, Transaction } from '../../../shared/database'
import { sql } from '../../../shared/database/pg'
import { OrganizationStatus, ProviderKind, type Organization } from '../organization/organization'
import { parametersOf } from '../service/service.row'
import { demoOffers } from './offers'

const dayMilliseconds = 86_400_000

/** Fills an empty schema with the demo territory's partners: a handful of statements, nothing published. */
export async function seedPartners(caller: Caller, now: Date): Promise<void> {
  await caller.write(async (tx) => {
    const codes = (rows: readonly { code: string }[]) => rows.map((row) => row.code)
    await sql(tx, '/* seedAreas */ insert into known_area select unnest($1::text[])', [codes(demoAreas)])
    await sql(tx, '/* seedCategories */ insert into known_category select unnest($1::text[])', [codes(demoCategories)])
    await seedOrganizations(tx, now)
    await seedServices(tx)
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

async function seedServices(tx: Transaction): Promise<void> {
  const text = `/* seedServices */
    insert into service (
      id, organization_id, status, title, description, category_codes, area_codes, latitude, longitude, radius_meters,
      fee_kind, fee_amount, fee_unit, languages, skills, min_age_years, max_age_years, eligibility_attributes,
      eligibility_note, opening_hours, closures, capacity, version, opening)
    select c.id, c.organization_id, c.status, c.title, c.description, c.category_codes, c.area_codes, c.latitude,
           c.longitude, c.radius_meters, c.fee_kind, c.fee_amount, c.fee_unit, c.languages, c.skills, c.min_age_years,
           c.max_age_years, c.eligibility_attributes, c.eligibility_note, c.opening_hours, c.closures, c.capacity,
           c.version, opening_of(c.opening_hours)
      from jsonb_populate_recordset(null::service, $1::jsonb) as c`
  const offers = demoOffers()
  const rows = offers.map((offer) => Object.fromEntries(columns.map((name, i) => [name, parametersOf(offer)[i]])))
  const parsed = rows.map((row) => ({ ...row, opening_hours: JSON.parse(String(row['opening_hours'])) as unknown }))
  await sql(tx, text, [JSON.stringify(parsed)])
  await sql(tx, '/* seedReach */ select refresh_reach($1::uuid[])', [offers.map((offer) => offer.id)])
}

async function seedGroups(tx: Transaction): Promise<void> {
  const text = `/* seedKnownGroups */
    insert into known_group (id, status, area_codes, version)
    select id, 'VERIFIED', "areaCodes", 1 from jsonb_to_recordset($1::jsonb) as r(id uuid, "areaCodes" text[])`
  await sql(tx, text, [JSON.stringify(demoGroups.map(({ id, areaCodes }) => ({ id, areaCodes })))])
}

/** The columns that `parametersOf` has values for, in its order. */
const columns = [
  'id',
  'organization_id',
  'status',
  'title',
  'description',
  'category_codes',
  'area_codes',
  'latitude',
  'longitude',
  'radius_meters',
  'fee_kind',
  'fee_amount',
  'fee_unit',
  'languages',
  'skills',
  'min_age_years',
  'max_age_years',
  'eligibility_attributes',
  'eligibility_note',
  'opening_hours',
  'closures',
  'capacity',
  'version',
] as const
