import type { Viewer } from '../../../shared/auth'
import { isHelper, mayReadRecord } from '../disclosure/disclosure.policy'
import type { Resident } from '../resident/resident'
import type { Consent } from './consent'

/** Residents decide for themselves; a worker writes down what a resident says at the window. */
export function mayDecide(viewer: Viewer, resident: Pick<Resident, 'id' | 'areaCode'>): boolean {
  return mayReadRecord(viewer, resident)
}

/** An organisation may read what was consented to itself, and nobody's else. */
export function mayRead(viewer: Viewer, consent: Consent): boolean {
  if (isHelper(viewer)) return viewer.organizationId === consent.granteeId
  return mayReadRecord(viewer, { id: consent.residentId, areaCode: consent.areaCode })
}
