import { IllegalTransition } from '../../../shared/errors'
import type { GeoPoint } from '../../../shared/geo'

/** Every kind of provider on the hub; a volunteer group is one that the volunteers subgraph keeps. */
export enum ProviderKind {
  ENTERPRISE = 'ENTERPRISE',
  SOCIAL_ORGANIZATION = 'SOCIAL_ORGANIZATION',
  JURISDICTION_UNIT = 'JURISDICTION_UNIT',
  HANDY_OUTLET = 'HANDY_OUTLET',
  GOVERNMENT_DEPARTMENT = 'GOVERNMENT_DEPARTMENT',
  VOLUNTEER_GROUP = 'VOLUNTEER_GROUP',
}

/** APPLIED → VERIFIED ⇄ SUSPENDED; LEFT is the end. */
export enum OrganizationStatus {
  APPLIED = 'APPLIED',
  VERIFIED = 'VERIFIED',
  SUSPENDED = 'SUSPENDED',
  LEFT = 'LEFT',
}

/** A partner: whoever lists services and takes referrals on. */
export interface Organization {
  readonly id: string
  readonly name: string
  readonly kind: ProviderKind
  readonly status: OrganizationStatus
  readonly description: string | null
  readonly registrationNumber: string | null
  readonly website: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly location: GeoPoint | null
  /** The areas it asked to serve. */
  readonly appliedAreaCodes: readonly string[]
  /** The areas that verified it. */
  readonly areaCodes: readonly string[]
  readonly suspensionReason: string | null
  readonly joinedAt: Date
  readonly version: number
}

/** Verified for more areas, or again after a suspension. Throws IllegalTransition once it has left. */
export function verified(organization: Organization, areaCodes: readonly string[]): Organization {
  if (organization.status === OrganizationStatus.LEFT) throw illegal(organization, [])
  return {
    ...organization,
    status: OrganizationStatus.VERIFIED,
    areaCodes: [...new Set([...organization.areaCodes, ...areaCodes])].sort(),
    suspensionReason: null,
    version: organization.version + 1,
  }
}

/** Throws IllegalTransition unless it is verified. */
export function suspended(organization: Organization, reason: string): Organization {
  if (organization.status === OrganizationStatus.APPLIED) throw illegal(organization, [OrganizationStatus.VERIFIED])
  if (organization.status === OrganizationStatus.SUSPENDED) throw illegal(organization, [OrganizationStatus.VERIFIED])
  if (organization.status === OrganizationStatus.LEFT) throw illegal(organization, [])
  return {
    ...organization,
    status: OrganizationStatus.SUSPENDED,
    suspensionReason: reason,
    version: organization.version + 1,
  }
}

/** For good, by its own will: it is not verified again. Throws IllegalTransition when it has left before. */
export function left(organization: Organization): Organization {
  if (organization.status === OrganizationStatus.LEFT) throw illegal(organization, [])
  return { ...organization, status: OrganizationStatus.LEFT, version: organization.version + 1 }
}

/** Throws IllegalTransition while it may not list or revise services. */
export function assertMayOffer(organization: Organization): void {
  const { status } = organization
  if (status === OrganizationStatus.SUSPENDED) throw illegal(organization, [OrganizationStatus.VERIFIED])
  if (status === OrganizationStatus.LEFT) throw illegal(organization, [])
}

function illegal(organization: Organization, allowed: readonly OrganizationStatus[]): IllegalTransition {
  return new IllegalTransition('organization', organization.status, allowed)
}
