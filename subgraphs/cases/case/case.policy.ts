import { areaReaches, officerRoles, stationRoles, type Viewer } from '../../../shared/auth'
import { Forbidden, NotFound } from '../../../shared/errors'
import type { Case } from './case'
import type { StoredCase } from './case.store'

type Placed = Pick<Case, 'areaCode' | 'assigneeId'>

/** A worker of the station that the need belongs to, or the one who holds it. */
export function isOfStation(viewer: Viewer, the: Placed): boolean {
  return stationRoles.includes(viewer.role) && (areaReaches(viewer, the.areaCode) || the.assigneeId === viewer.id)
}

/** An officer above the station. */
export function isOfficerAbove(viewer: Viewer, the: Placed): boolean {
  return officerRoles.includes(viewer.role) && areaReaches(viewer, the.areaCode)
}

export function isOwnNeed(viewer: Viewer, the: Pick<Case, 'residentId'>): boolean {
  return viewer.role === 'RESIDENT' && the.residentId === viewer.id
}

/** For what the station does with a case. Throws Forbidden for another role, NotFound for a foreign case. */
export function mustBeOfStation(viewer: Viewer, the: Placed): void {
  if (viewer.role === 'SYSTEM' || isOfStation(viewer, the)) return
  throw stationRoles.includes(viewer.role) ? new NotFound('case') : new Forbidden()
}

/** As `mustBeOfStation`, and the resident whose need it is. */
export function mustBeOfStationOrOwn(viewer: Viewer, the: Placed & Pick<Case, 'residentId'>): void {
  if (!isOwnNeed(viewer, the)) mustBeOfStation(viewer, the)
}

/** Who calls providers in: the station, and officers above it for what has been handed up to them. */
export function mayRefer(viewer: Viewer, the: Placed & Pick<Case, 'escalatedAt'>): boolean {
  return isOfStation(viewer, the) || (isOfficerAbove(viewer, the) && the.escalatedAt !== null)
}

/** Who is shown everybody who could take the need on. */
export function seesCandidates(viewer: Viewer, the: Placed): boolean {
  return viewer.role === 'SYSTEM' || isOfStation(viewer, the) || isOfficerAbove(viewer, the)
}

/**
 * A case as far as the viewer may read it; row-level security has decided that it may be seen at all. Outside helpers
 * get the fields tagged `partner`, and once they have accepted the exact place and whose need it is (what they read of
 * that person is for consent to decide, where the person's data is); officers all but the person's own words and door.
 */
export function seen(viewer: Viewer, the: StoredCase): StoredCase {
  if (viewer.role === 'SYSTEM' || isOfStation(viewer, the) || isOwnNeed(viewer, the)) return the
  if (isOfficerAbove(viewer, the)) return { ...the, description: null, location: null }
  return {
    ...the,
    description: null,
    residentId: the.helping ? the.residentId : null,
    proposalId: null,
    visitId: null,
    appointmentId: null,
    assigneeId: null,
    assessment: null,
    plan: null,
    certificate: null,
    outcome: null,
    respondedAt: null,
    resolvedAt: null,
    closedAt: null,
    escalatedAt: null,
    pausedSince: null,
    location: the.helping ? the.location : null,
  }
}
