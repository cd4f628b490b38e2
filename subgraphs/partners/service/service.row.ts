import type { OrganizationStatus } from '../organization/organization'
import type { FeeKind } from './fee'
import type { OpeningHours } from './opening-hours'
import type { Service, ServiceStatus } from './service'
import type { OfferedService } from './service.policy'

/** The columns of a service `s` of organisation `o`, named as `ServiceRow` has them. */
export const serviceColumns = `
  s.id, s.organization_id as "organizationId", s.status, s.title, s.description, s.category_codes as "categoryCodes",
  s.area_codes as "areaCodes", s.latitude, s.longitude, s.radius_meters as "radiusMeters", s.fee_kind as "feeKind",
  s.fee_amount as "feeAmount", s.fee_unit as "feeUnit", s.languages, s.skills, s.min_age_years as "minAgeYears",
  s.max_age_years as "maxAgeYears", s.eligibility_attributes as "eligibilityAttributes",
  s.eligibility_note as "eligibilityNote", s.opening_hours as "openingHours", s.closures, s.capacity, s.load, s.version,
  o.status as "organizationStatus"`

export interface ServiceRow {
  readonly id: string
  readonly organizationId: string
  readonly status: ServiceStatus
  readonly title: string
  readonly description: string | null
  readonly categoryCodes: string[]
  readonly areaCodes: string[]
  readonly latitude: number | null
  readonly longitude: number | null
  readonly radiusMeters: number | null
  readonly feeKind: FeeKind
  readonly feeAmount: number | null
  readonly feeUnit: string | null
  readonly languages: string[]
  readonly skills: string[]
  readonly minAgeYears: number | null
  readonly maxAgeYears: number | null
  readonly eligibilityAttributes: string[]
  readonly eligibilityNote: string | null
  readonly openingHours: OpeningHours[]
  readonly closures: string[]
  readonly capacity: number
  readonly load: number
  readonly version: number
  readonly organizationStatus: OrganizationStatus
}

export function serviceOf(row: ServiceRow): OfferedService {
  const { latitude, longitude } = row
  return {
    id: row.id,
    organizationId: row.organizationId,
    status: row.status,
    title: row.title,
    description: row.description,
    categoryCodes: row.categoryCodes,
    serviceAreaCodes: row.areaCodes,
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    radiusMeters: row.radiusMeters,
    fee: { kind: row.feeKind, amount: row.feeAmount, unit: row.feeUnit },
    languages: row.languages,
    skills: row.skills,
    eligibility: {
      minAgeYears: row.minAgeYears,
      maxAgeYears: row.maxAgeYears,
      attributes: row.eligibilityAttributes,
      note: row.eligibilityNote,
    },
    openingHours: row.openingHours,
    closures: row.closures,
    capacity: row.capacity,
    load: row.load,
    version: row.version,
    organizationStatus: row.organizationStatus,
  }
}

/** What is written of a service, by column. Its load is not: events alone move it. */
const written: Readonly<Record<string, (service: Service) => unknown>> = {
  id: ({ id }) => id,
  organization_id: ({ organizationId }) => organizationId,
  status: ({ status }) => status,
  title: ({ title }) => title,
  description: ({ description }) => description,
  category_codes: ({ categoryCodes }) => categoryCodes,
  area_codes: ({ serviceAreaCodes }) => serviceAreaCodes,
  latitude: ({ location }) => location?.latitude,
  longitude: ({ location }) => location?.longitude,
  radius_meters: ({ radiusMeters }) => radiusMeters,
  fee_kind: ({ fee }) => fee.kind,
  fee_amount: ({ fee }) => fee.amount,
  fee_unit: ({ fee }) => fee.unit,
  languages: ({ languages }) => languages,
  skills: ({ skills }) => skills,
  min_age_years: ({ eligibility }) => eligibility.minAgeYears,
  max_age_years: ({ eligibility }) => eligibility.maxAgeYears,
  eligibility_attributes: ({ eligibility }) => eligibility.attributes,
  eligibility_note: ({ eligibility }) => eligibility.note,
  opening_hours: ({ openingHours }) => openingHours,
  closures: ({ closures }) => closures,
  capacity: ({ capacity }) => capacity,
  version: ({ version }) => version,
}

/** The columns of `recordOf`. */
export const writtenColumns = Object.keys(written)

/** What is written of a service, by column. */
export function recordOf(service: Service): Record<string, unknown> {
  return Object.fromEntries(Object.entries(written).map(([column, valueOf]) => [column, valueOf(service)]))
}
