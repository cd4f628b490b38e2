import type { TokenRole, Viewer } from '../../shared/auth'
import { demoNeighbourCommunityCode, demoNeighbourStaff } from '../../shared/demo'

/** A viewer as a token would make it. */
export function viewer(role: TokenRole, id: string, over: Partial<Viewer> = {}): Viewer {
  return { id, name: `Test ${role}`, role, area: null, organizationId: null, expiresAt: null, ...over }
}

/** A system of a partner organisation. */
export function partnerOf(organizationId: string): Viewer {
  return viewer('PARTNER', `client-${organizationId}`, { organizationId })
}

/** The coordinator of a volunteer group. */
export function coordinatorOf(groupId: string, id = `coordinator-${groupId}`): Viewer {
  return viewer('VOLUNTEER_COORDINATOR', id, { organizationId: groupId })
}

/** The worker of the station next door: same role, another community. */
export function neighbourWorker(): Viewer {
  return viewer('STATION_WORKER', demoNeighbourStaff[1]?.id ?? '', { area: demoNeighbourCommunityCode })
}

/** A stationmaster of a community that has no station of its own in the demo territory. */
export function masterOf(area: string, id: string): Viewer {
  return viewer('STATIONMASTER', id, { area })
}
