import { areaReaches, isStationOf, type Viewer } from '../../../shared/auth'
import { isSelf } from '../disclosure/disclosure.policy'
import type { Resident } from './resident'

/** The station writes; residents write about themselves. */
export function mayChange(viewer: Viewer, resident: Pick<Resident, 'id' | 'areaCode'>): boolean {
  return isStationOf(viewer, resident.areaCode) || isSelf(viewer, resident)
}

/** The area to search in: what was asked for and the viewer's own have in common; null: nothing. */
export function searchArea(viewer: Viewer, asked: string | null): string | null {
  if (viewer.area === null) return null
  if (asked === null || asked === viewer.area || viewer.area.startsWith(`${asked}.`)) return viewer.area
  return areaReaches(viewer, asked) ? asked : null
}
