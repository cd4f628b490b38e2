import type { GeoPoint } from '../../../shared/geo'

export const groupStatuses = ['APPLIED', 'VERIFIED', 'SUSPENDED'] as const
export type GroupStatus = (typeof groupStatuses)[number]

/** Volunteers who work together under a social worker's supervision, and take tasks and referrals as one. */
export interface VolunteerGroup {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly status: GroupStatus
  readonly base: GeoPoint | null
  readonly supervisorId: string | null
  readonly registeredBy: string
  readonly areaCodes: readonly string[]
  readonly categoryCodes: readonly string[]
  readonly memberCount: number
  readonly minutesServed: number
  readonly version: number
}

/** What a group says of itself when it registers. */
export interface GroupApplication {
  readonly name: string
  readonly description: string | null
  readonly areaCodes: readonly string[]
  readonly categoryCodes: readonly string[]
  readonly base: GeoPoint | null
}

/** What is changed of what a group says of itself. What is undefined stays; a null takes away what there need not be. */
export interface GroupChange {
  readonly name?: string | null
  readonly description?: string | null
  readonly categoryCodes?: readonly string[] | null
  readonly base?: GeoPoint | null
}

/** APPLIED, SUSPENDED → VERIFIED; a verified one can be verified anew, for other areas. */
export function verified(
  group: VolunteerGroup,
  areaCodes: readonly string[],
  supervisorId: string | null,
): VolunteerGroup {
  const supervisor = supervisorId ?? group.supervisorId
  return { ...group, status: 'VERIFIED', areaCodes, supervisorId: supervisor, version: group.version + 1 }
}

/** Nobody refers to it or lets it claim until it is verified again. */
export function suspended(group: VolunteerGroup): VolunteerGroup {
  return { ...group, status: 'SUSPENDED', version: group.version + 1 }
}

/** Its areas are not among what changes: they are what it was verified for. */
export function revised(
  group: VolunteerGroup,
  said: Pick<VolunteerGroup, 'name' | 'description' | 'categoryCodes' | 'base'>,
): VolunteerGroup {
  return { ...group, ...said, version: group.version + 1 }
}
