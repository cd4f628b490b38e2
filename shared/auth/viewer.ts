/** Roles as tokens carry them; ANONYMOUS has no token, SYSTEM is the hub's own jobs and never comes from outside. */
export const roles = [
  'HUB_ADMIN',
  'DISTRICT_OFFICER',
  'SUBDISTRICT_OFFICER',
  'STATIONMASTER',
  'STATION_WORKER',
  'RESIDENT',
  'PARTNER',
  'VOLUNTEER_COORDINATOR',
  'VOLUNTEER',
] as const
export type TokenRole = (typeof roles)[number]
export type Role = TokenRole | 'ANONYMOUS' | 'SYSTEM'

/**
 * Who is asking, as the gateway verified it. `id` is the token's `sub`: the StaffMember's id for staff, the Resident's
 * for residents, the Volunteer's for volunteers, the client's for a partner's system.
 */
export interface Viewer {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** The area that the viewer's rights reach down from. */
  readonly area: string | null
  /** Organization or VolunteerGroup that the viewer acts for. */
  readonly organizationId: string | null
  /** Seconds since the epoch; null for the hub's own viewers. */
  readonly expiresAt: number | null
}

export const anonymous: Viewer = {
  id: '',
  name: '',
  role: 'ANONYMOUS',
  area: null,
  organizationId: null,
  expiresAt: null,
}

/** The hub itself, in jobs and event handlers. Row-level security lets it pass. */
export const system: Viewer = { ...anonymous, id: 'system', name: 'Station Hub', role: 'SYSTEM' }

/** People who work at a station. */
export const stationRoles: readonly Role[] = ['STATIONMASTER', 'STATION_WORKER']
/** Officers above the stations. */
export const officerRoles: readonly Role[] = ['DISTRICT_OFFICER', 'SUBDISTRICT_OFFICER']
