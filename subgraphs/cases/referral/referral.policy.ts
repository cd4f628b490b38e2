import { actsFor, officerRoles, stationRoles, type Viewer } from '../../../shared/auth'
import { Forbidden, NotFound } from '../../../shared/errors'
import type { Case } from '../case/case'
import { isOfStation, mayRefer } from '../case/case.policy'
import type { Referral } from './referral'

/** For whoever it was offered to. Throws Forbidden for other roles, NotFound for another provider's. */
export function mustBeProvider(viewer: Viewer, referral: Pick<Referral, 'providerId'>): void {
  if (viewer.role === 'SYSTEM' || actsFor(viewer, referral.providerId)) return
  const provider = viewer.role === 'PARTNER' || viewer.role === 'VOLUNTEER_COORDINATOR'
  throw provider ? new NotFound('referral') : new Forbidden()
}

/** For whoever calls providers in: the station; officers, JOINT and for what was handed up to them. */
export function mustCallIn(viewer: Viewer, the: Case, mode: Referral['mode']): void {
  if (viewer.role === 'SYSTEM' || isOfStation(viewer, the)) return
  if (mayRefer(viewer, the) && mode === 'JOINT') return
  if (officerRoles.includes(viewer.role))
    throw new Forbidden('Officers call departments in together, for escalated cases.')
  throw stationRoles.includes(viewer.role) ? new NotFound('case') : new Forbidden()
}
