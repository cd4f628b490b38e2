import { areaReaches, type Viewer } from '../../shared/auth'
import type { Organization } from './right/organization'

/** Who looks after the hub or a district sees all that is plugged in, and every supergraph. */
export function seesAll({ role }: Viewer): boolean {
  return role === 'SYSTEM' || role === 'HUB_ADMIN' || role === 'DISTRICT_OFFICER'
}

/** An organisation sees the hub's own subgraphs, to build on them, and those that it has plugged in. */
export function seesSubgraph(viewer: Viewer, ownerId: string | null, own: boolean): boolean {
  return seesAll(viewer) || (viewer.role === 'PARTNER' && (own || (ownerId !== null && isOwner(viewer, ownerId))))
}

export function isOwner(viewer: Viewer, ownerId: string): boolean {
  return viewer.role === 'PARTNER' && viewer.organizationId === ownerId
}

/** An administrator anywhere; an officer of a district for organisations that work in it. */
export function looksAfter(viewer: Viewer, organization: Organization): boolean {
  if (viewer.role === 'SYSTEM' || viewer.role === 'HUB_ADMIN') return true
  return viewer.role === 'DISTRICT_OFFICER' && organization.areaCodes.some((code) => areaReaches(viewer, code))
}
