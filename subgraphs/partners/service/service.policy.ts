import { actsFor, type Viewer } from '../../../shared/auth'
import { OrganizationStatus } from '../organization/organization'
import { isStaff } from '../organization/organization.policy'
import { ServiceStatus, type Service } from './service'

/** A service, and where its organisation stands. */
export interface OfferedService extends Service {
  readonly organizationStatus: OrganizationStatus
}

/** Listed services of verified organisations are public; staff see what was once listed, an organisation all its own. */
export function maySeeService(viewer: Viewer, service: OfferedService): boolean {
  if (isPublic(service)) return true
  if (viewer.role === 'SYSTEM' || actsFor(viewer, service.organizationId)) return true
  return isStaff(viewer) && service.status !== ServiceStatus.DRAFT
}

/** The statuses that a viewer sees among one organisation's services. */
export function visibleStatuses(viewer: Viewer, organizationId: string): ServiceStatus[] {
  const { DRAFT, LISTED, PAUSED, WITHDRAWN } = ServiceStatus
  if (viewer.role === 'SYSTEM' || actsFor(viewer, organizationId)) return [DRAFT, LISTED, PAUSED, WITHDRAWN]
  return isStaff(viewer) ? [LISTED, PAUSED, WITHDRAWN] : [LISTED]
}

/** Only the organisation itself lists and revises. */
export function mayChangeServicesOf(viewer: Viewer, organizationId: string): boolean {
  return viewer.role === 'SYSTEM' || (viewer.role === 'PARTNER' && actsFor(viewer, organizationId))
}

function isPublic(service: OfferedService): boolean {
  return service.status === ServiceStatus.LISTED && service.organizationStatus === OrganizationStatus.VERIFIED
}
