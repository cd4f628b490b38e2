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

/** What is written of a service: $1 to $23 of the statements that do. Its load is not: events alone move it. */
export function parametersOf(service: Service): unknown[] {
  const { location, fee, eligibility } = service
  return [
    service.id,
    service.organizationId,
    service.status,
    service.title,
    service.description,
    service.categoryCodes,
    service.serviceAreaCodes,
    location?.latitude ?? null,
    location?.longitude ?? null,
    service.radiusMeters,
    fee.kind,
    fee.amount,
    fee.unit,
    service.languages,
    service.skills,
    eligibility.minAgeYears,
    eligibility.maxAgeYears,
    eligibility.attributes,
    eligibility.note,
    JSON.stringify(service.openingHours),
    service.closures,
    service.capacity,
    service.version,
  ]
}

/** The columns of `parametersOf`, in its order. */
const writtenColumns = `id organization_id status title description category_codes area_codes latitude longitude
  radius_meters fee_kind fee_amount fee_unit languages skills min_age_years max_age_years eligibility_attributes
  eligibility_note opening_hours closures capacity version`.split(/\s+/)

/** What is written of a service, by column: for statements that take many at once, as JSON. */
export function recordOf(service: Service): Record<string, unknown> {
  const values = parametersOf(service)
  const record = Object.fromEntries(writtenColumns.map((name, index) => [name, values[index]]))
  return { ...record, opening_hours: service.openingHours }
}
