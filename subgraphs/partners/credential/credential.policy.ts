import { actsFor, areaReaches, officerRoles, type Viewer } from '../../../shared/auth'
import type { Holder } from './credential'

/** The holder itself, whoever answers for one of its areas, and the hub's admins. */
export function mayIssueFor(viewer: Viewer, holder: Holder): boolean {
  if (viewer.role === 'SYSTEM' || viewer.role === 'HUB_ADMIN' || actsFor(viewer, holder.id)) return true
  const answers = viewer.role === 'STATIONMASTER' || officerRoles.includes(viewer.role)
  return answers && holder.areaCodes.some((code) => areaReaches(viewer, code))
}
