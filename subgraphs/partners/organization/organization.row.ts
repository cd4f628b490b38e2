import type { Organization, OrganizationStatus, ProviderKind } from './organization'
import type { OrganizationRow } from './organization.entity'

/** The columns of an organisation `o`, named as `OrganizationRow` has them. */
export const organizationColumns = `
  o.id, o.name, o.kind, o.status, o.description, o.registration_number as "registrationNumber", o.website, o.phone,
  o.email, o.address, o.latitude, o.longitude, o.applied_area_codes as "appliedAreaCodes",
  o.area_codes as "areaCodes", o.suspension_reason as "suspensionReason", o.joined_at as "joinedAt", o.version`

/** A row as it is inside a JSON column: times are text there. */
export type OrganizationJson = Omit<OrganizationRow, 'joinedAt'> & { readonly joinedAt: string }

export function rowOf({ location, appliedAreaCodes, areaCodes, ...organization }: Organization): OrganizationRow {
  return {
    ...organization,
    latitude: location?.latitude ?? null,
    longitude: location?.longitude ?? null,
    appliedAreaCodes: [...appliedAreaCodes],
    areaCodes: [...areaCodes],
  }
}

export function organizationOf({
  latitude,
  longitude,
  kind,
  status,
  joinedAt,
  ...row
}: OrganizationRow | OrganizationJson): Organization {
  return {
    ...row,
    kind: kind as ProviderKind,
    status: status as OrganizationStatus,
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    joinedAt: new Date(joinedAt),
  }
}
