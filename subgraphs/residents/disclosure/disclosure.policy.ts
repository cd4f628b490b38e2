import { areaReaches, isStationOf, officerRoles, type Viewer } from '../../../shared/auth'
import { isActive, type DataScope } from '../consent/consent'
import type { Resident } from '../resident/resident'
import { scopeOfField, type Decision, type PersonalField, type Ties } from './disclosure'

type Whom = Pick<Resident, 'id' | 'areaCode'>

/** People from outside, who see what the resident has consented to. */
export function isHelper(viewer: Viewer): boolean {
  return viewer.role === 'PARTNER' || viewer.role === 'VOLUNTEER_COORDINATOR'
}

/** Whether the decision needs ties at all: a station and the resident have their right without. */
export function needsTies(viewer: Viewer): boolean {
  return isHelper(viewer) || viewer.role === 'VOLUNTEER' || officerRoles.includes(viewer.role)
}

/** Whether the resident is there for this viewer: who is not is answered like one who does not exist. */
export function maySee(viewer: Viewer, resident: Whom, ties: Ties, now: Date): boolean {
  switch (viewer.role) {
    case 'SYSTEM':
      return true
    case 'STATIONMASTER':
    case 'STATION_WORKER':
    case 'DISTRICT_OFFICER':
    case 'SUBDISTRICT_OFFICER':
      return areaReaches(viewer, resident.areaCode)
    case 'RESIDENT':
      return viewer.id === resident.id
    case 'PARTNER':
    case 'VOLUNTEER_COORDINATOR':
      return ties.helpsIn.length > 0 || ties.consents.some((one) => one.caseId === null && isActive(one, now))
    case 'VOLUNTEER':
      return ties.helpsIn.length > 0
    case 'HUB_ADMIN':
    case 'ANONYMOUS':
      return false
  }
}

/** Whether, and how, one personal field is answered to a viewer who may see the resident. */
export function decide(viewer: Viewer, resident: Whom, ties: Ties, field: PersonalField, now: Date): Decision {
  if (viewer.role === 'SYSTEM' || isStationOf(viewer, resident.areaCode)) return 'GRANTED'
  const masked = field === 'idNumber' ? 'MASKED' : 'GRANTED'
  if (viewer.role === 'RESIDENT') return viewer.id === resident.id ? masked : 'FORBIDDEN'
  if (officerRoles.includes(viewer.role))
    return ties.glassUntil !== null && ties.glassUntil > now ? masked : 'FORBIDDEN'
  if (isHelper(viewer)) return hasConsented(ties, field, now) ? 'GRANTED' : 'CONSENT_REQUIRED'
  return 'FORBIDDEN'
}

/** No scope covers an id number, nor the people somebody lives with. */
function hasConsented(ties: Ties, field: PersonalField, now: Date): boolean {
  if (field === 'idNumber' || field === 'household') return false
  const scope: DataScope = scopeOfField[field]
  return ties.consents.some(
    (consent) =>
      isActive(consent, now) &&
      consent.scopes.includes(scope) &&
      (consent.caseId === null || ties.helpsIn.includes(consent.caseId)),
  )
}

/** Who may read a resident's consents, appointments and access log: the station and the resident. */
export function mayReadRecord(viewer: Viewer, resident: Whom): boolean {
  return viewer.role === 'SYSTEM' || isStationOf(viewer, resident.areaCode) || isSelf(viewer, resident)
}

export function isSelf(viewer: Viewer, resident: Pick<Resident, 'id'>): boolean {
  return viewer.role === 'RESIDENT' && viewer.id === resident.id
}
